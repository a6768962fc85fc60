import { unbanMemberForm } from '@/web/moderation/forms';

export const POST = unbanMemberForm;
