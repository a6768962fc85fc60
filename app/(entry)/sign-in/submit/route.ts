import { signInForm } from '@/web/accounts/forms';

export const POST = signInForm;
