import { setAvatarForm } from '@/web/members/avatar-forms';

export const POST = setAvatarForm;
