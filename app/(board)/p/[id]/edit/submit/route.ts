import { editPostForm } from '@/web/posts/forms';

export const POST = editPostForm;
