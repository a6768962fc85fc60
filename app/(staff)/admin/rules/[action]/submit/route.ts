import { editRuleForm } from '@/web/points/desk-forms';

export const POST = editRuleForm;
