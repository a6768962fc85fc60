import { editGroupForm } from '@/web/points/desk-forms';

export const POST = editGroupForm;
