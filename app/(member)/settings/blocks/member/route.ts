import { blocksForm } from '@/web/blocks/forms';

export const POST = blocksForm;
