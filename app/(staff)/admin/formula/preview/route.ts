import { rehearseFormulaForm } from '@/web/points/desk-forms';

export const POST = rehearseFormulaForm;
