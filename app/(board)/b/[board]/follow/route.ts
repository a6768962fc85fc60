import { watchBoardForm } from '@/web/follows/forms';

export const POST = watchBoardForm;
