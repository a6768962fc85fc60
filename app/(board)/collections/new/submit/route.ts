import { postCollectionForm } from '@/web/collections/forms';

export const POST = postCollectionForm;
