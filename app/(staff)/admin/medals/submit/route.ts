import { postMedalForm } from '@/web/merits/desk-forms';

export const POST = postMedalForm;
