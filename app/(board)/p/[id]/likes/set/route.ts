import { likePostForm } from '@/web/posts/forms';

export const POST = likePostForm;
