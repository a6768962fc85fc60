import { collectedForm } from '@/web/collections/forms';

export const POST = collectedForm;
