import { checkInForm } from '@/web/merits/forms';

export const POST = checkInForm;
