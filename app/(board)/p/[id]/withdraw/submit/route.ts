import { withdrawPostForm } from '@/web/posts/forms';

export const POST = withdrawPostForm;
