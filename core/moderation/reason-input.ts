import { z } from 'zod';
import { cleanLine } from '@/core/text';

/** Why: every act of the desk names it, and the one whom it meets is told. */
export const reasonInput = z
  .string({ message: 'input.required' })
  .max(400, { message: 'input.too_long' })
  .transform(cleanLine)
  .refine((reason) => reason !== '', { message: 'input.required' });
