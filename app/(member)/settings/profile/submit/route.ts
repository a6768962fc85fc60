import { editProfileForm } from '@/web/members/forms';

export const POST = editProfileForm;
