import { rehearseRuleForm } from '@/web/points/desk-forms';

export const POST = rehearseRuleForm;
