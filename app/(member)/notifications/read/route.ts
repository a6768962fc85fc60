import { markNoticesForm } from '@/web/notifications/forms';

export const POST = markNoticesForm;
