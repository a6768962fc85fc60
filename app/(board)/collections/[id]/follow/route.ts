import { followCollectionForm } from '@/web/collections/forms';

export const POST = followCollectionForm;
