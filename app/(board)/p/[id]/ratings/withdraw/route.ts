import { withdrawRatingForm } from '@/web/ratings/forms';

export const POST = withdrawRatingForm;
