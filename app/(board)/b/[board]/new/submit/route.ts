import { postThreadForm } from '@/web/posts/forms';

export const POST = postThreadForm;
