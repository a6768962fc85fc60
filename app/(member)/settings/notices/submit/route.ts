import { editChoicesForm } from '@/web/notifications/forms';

export const POST = editChoicesForm;
