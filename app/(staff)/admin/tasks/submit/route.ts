import { postTaskForm } from '@/web/merits/desk-forms';

export const POST = postTaskForm;
