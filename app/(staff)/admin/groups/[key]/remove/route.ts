import { removeGroupForm } from '@/web/points/desk-forms';

export const POST = removeGroupForm;
