import { editBookmarkForm } from '@/web/bookmarks/forms';

export const POST = editBookmarkForm;
