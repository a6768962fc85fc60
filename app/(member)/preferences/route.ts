import { preferencesForm } from '@/web/members/preferences';

export const POST = preferencesForm;
