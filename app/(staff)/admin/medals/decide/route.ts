import { decideMedalForm } from '@/web/merits/desk-forms';

export const POST = decideMedalForm;
