import { removeAvatarForm } from '@/web/members/avatar-forms';

export const POST = removeAvatarForm;
