import { editCollectionForm } from '@/web/collections/forms';

export const POST = editCollectionForm;
