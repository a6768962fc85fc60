import { editRightsForm } from '@/web/rights/forms';

export const POST = editRightsForm;
