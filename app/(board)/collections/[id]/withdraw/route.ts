import { withdrawCollectionForm } from '@/web/collections/forms';

export const POST = withdrawCollectionForm;
