import { rehearseGroupForm } from '@/web/points/desk-forms';

export const POST = rehearseGroupForm;
