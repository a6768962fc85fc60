import { z } from 'zod';
import { cleanLine, cleanText, countGraphemes, isBlank } from '@/core/text';

const TITLE = { minimum: 2, maximum: 60 };
const DESCRIPTION = 500;
const NOTE = 200;

/** A text of at most so many characters as people count them. */
const text = (clean: (text: string) => string, maximum: number) =>
  z
    .string()
    .max(maximum * 20, { message: 'input.too_long' })
    .transform(clean)
    .refine((value) => countGraphemes(value, maximum) <= maximum, { message: 'input.too_long', params: { maximum } });

export const titleInput = z
  .string({ message: 'input.required' })
  .max(TITLE.maximum * 20, { message: 'input.too_long' })
  .transform(cleanLine)
  .refine((title) => !isBlank(title), { message: 'input.required' })
  .refine((title) => countGraphemes(title) >= TITLE.minimum, { message: 'input.too_short', params: TITLE })
  .refine((title) => countGraphemes(title, TITLE.maximum) <= TITLE.maximum, { message: 'input.too_long', params: TITLE });

export const descriptionInput = text(cleanText, DESCRIPTION);
export const noteInput = text(cleanText, NOTE);
/** A tick, or a word of a choice. */
export const isPublicInput = z
  .union([z.boolean(), z.enum(['1', '0', 'on', ''])])
  .transform((value) => value === true || value === '1' || value === 'on');
