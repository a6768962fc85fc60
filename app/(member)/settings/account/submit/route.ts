import { editAccountForm } from '@/web/members/forms';

export const POST = editAccountForm;
