import { banMemberForm } from '@/web/moderation/forms';

export const POST = banMemberForm;
