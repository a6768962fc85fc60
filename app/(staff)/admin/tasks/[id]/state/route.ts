import { openTaskForm } from '@/web/merits/desk-forms';

export const POST = openTaskForm;
