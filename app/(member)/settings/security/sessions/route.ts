import { endSessionsForm } from '@/web/accounts/forms';

export const POST = endSessionsForm;
