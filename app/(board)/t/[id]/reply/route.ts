import { postReplyForm } from '@/web/posts/forms';

export const POST = postReplyForm;
