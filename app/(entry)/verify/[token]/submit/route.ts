import { verifyEmailForm } from '@/web/mail/forms';

export const POST = verifyEmailForm;
