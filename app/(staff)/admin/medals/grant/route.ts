import { grantMedalForm } from '@/web/merits/desk-forms';

export const POST = grantMedalForm;
