import { followForm } from '@/web/members/forms';

export const POST = followForm;
