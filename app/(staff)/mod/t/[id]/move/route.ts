import { moveThreadForm } from '@/web/moderation/forms';

export const POST = moveThreadForm;
