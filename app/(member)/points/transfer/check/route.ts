import { checkTransferForm } from '@/web/transfers/forms';

export const POST = checkTransferForm;
