import { z } from 'zod';
import { localizedInput, wholeNumber } from '@/core/merits';
import { cleanLine, countGraphemes, isBlank } from '@/core/text';

/** What an administrator says of a medal. */
export const medalFields = z.object({
  name: localizedInput(30).refine((name) => Object.keys(name).length > 0, { message: 'input.required' }),
  description: localizedInput(200),
  sign: z
    .string()
    .max(40, { message: 'medal.sign' })
    .transform(cleanLine)
    .refine((sign) => !isBlank(sign), { message: 'input.required' })
    .refine((sign) => countGraphemes(sign) === 1, { message: 'medal.sign' }),
  pigment: z.enum(['a', 'b', 'c', 'd', 'e', 'f'], { message: 'input.unknown_choice' }),
  way: z.enum(['granted', 'applied', 'task'], { message: 'input.unknown_choice' }),
  lastsDays: z.preprocess((value) => (value === '' ? null : value), wholeNumber(1, 36_500).nullable()),
  position: wholeNumber(0, 100_000),
  isOpen: z.boolean(),
});
