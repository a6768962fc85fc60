import { applyMedalForm } from '@/web/merits/forms';

export const POST = applyMedalForm;
