import { restorePostForm } from '@/web/moderation/forms';

export const POST = restorePostForm;
