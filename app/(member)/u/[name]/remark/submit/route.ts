import { editFollowForm } from '@/web/follows/forms';

export const POST = editFollowForm;
