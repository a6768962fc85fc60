import { grantDigestForm } from '@/web/moderation/forms';

export const POST = grantDigestForm;
