import { changePasswordForm } from '@/web/accounts/forms';

export const POST = changePasswordForm;
