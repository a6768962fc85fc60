import { blockForm } from '@/web/blocks/forms';

export const POST = blockForm;
