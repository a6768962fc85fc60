import { grantPointsForm } from '@/web/points/desk-forms';

export const POST = grantPointsForm;
