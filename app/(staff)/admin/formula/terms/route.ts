import { editTermsForm } from '@/web/points/desk-forms';

export const POST = editTermsForm;
