import { collectForm } from '@/web/collections/forms';

export const POST = collectForm;
