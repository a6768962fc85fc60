import { followTagForm } from '@/web/follows/forms';

export const POST = followTagForm;
