import { withdrawTaskForm } from '@/web/merits/desk-forms';

export const POST = withdrawTaskForm;
