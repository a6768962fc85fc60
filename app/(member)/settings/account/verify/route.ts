import { askVerificationForm } from '@/web/mail/forms';

export const POST = askVerificationForm;
