import { z } from 'zod';

/** The largest amount that anybody may type; sums of a few of them still fit into a column. */
const MOST = 999_999_999;

/** Full-width digits and signs, as an input method leaves them, are the plain ones. */
const plain = (typed: string): string => typed.normalize('NFKC').replaceAll('\u2212', '-').trim();

/** A whole amount of points, as a number or as it is typed into a form: no fractions, nothing huge, no thousands' separators. */
export const amountInput = z
  .union(
    [
      z.number(),
      z
        .string()
        .max(40)
        .transform(plain)
        .pipe(
          z
            .string()
            .regex(/^[+-]?\d{1,9}$/)
            .transform(Number),
        ),
    ],
    {
      message: 'input.invalid',
    },
  )
  .refine((amount) => Number.isSafeInteger(amount) && Math.abs(amount) <= MOST, { message: 'input.invalid' });
