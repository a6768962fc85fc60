import { editMedalForm } from '@/web/merits/desk-forms';

export const POST = editMedalForm;
