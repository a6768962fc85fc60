import { signOutForm } from '@/web/accounts/forms';

export const POST = signOutForm;
