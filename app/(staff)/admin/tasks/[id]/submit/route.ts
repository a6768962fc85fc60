import { editTaskForm } from '@/web/merits/desk-forms';

export const POST = editTaskForm;
