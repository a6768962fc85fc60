import { transferPointsForm } from '@/web/transfers/forms';

export const POST = transferPointsForm;
