import { setUpForm } from '@/web/accounts/forms';

export const POST = setUpForm;
