import { ratePostForm } from '@/web/ratings/forms';

export const POST = ratePostForm;
