import { withdrawMedalForm } from '@/web/merits/desk-forms';

export const POST = withdrawMedalForm;
