import { editFloorsForm } from '@/web/points/desk-forms';

export const POST = editFloorsForm;
