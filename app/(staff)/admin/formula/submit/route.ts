import { editFormulaForm } from '@/web/points/desk-forms';

export const POST = editFormulaForm;
