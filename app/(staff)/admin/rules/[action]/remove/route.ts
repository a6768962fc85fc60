import { removeRuleForm } from '@/web/points/desk-forms';

export const POST = removeRuleForm;
