import { mutedWordsForm } from '@/web/blocks/forms';

export const POST = mutedWordsForm;
