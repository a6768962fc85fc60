import { registerForm } from '@/web/accounts/forms';

export const POST = registerForm;
