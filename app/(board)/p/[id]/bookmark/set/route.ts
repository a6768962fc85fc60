import { setBookmarkForm } from '@/web/bookmarks/forms';

export const POST = setBookmarkForm;
