import { watchThreadForm } from '@/web/follows/forms';

export const POST = watchThreadForm;
