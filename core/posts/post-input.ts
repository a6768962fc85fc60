import { z } from 'zod';
import { Failure, langInput, MOST_READ_LEVEL, optional, type SiteSettings } from '@/core/kernel';
import { cleanLine, cleanText, countGraphemes, isBlank } from '@/core/text';

/** No grapheme that people write is longer than a dozen units; the exact limit is counted in graphemes. */
const MOST_UNITS = 700_000;

/** The text of a post as it arrives; its limits are settings, see `checkBody`. */
export const bodyInput = z.string({ message: 'input.required' }).max(MOST_UNITS, { message: 'input.too_long' }).transform(cleanText);
export const titleInput = z.string({ message: 'input.required' }).max(4_000, { message: 'input.too_long' }).transform(cleanLine);
export const postLangInput = optional(langInput);
/** 阅读权限 of a thread, as a number or as the digits of a form. */
export const readLevelInput = optional(
  z
    .union([
      z.number(),
      z
        .string()
        .regex(/^\d{1,3}$/)
        .transform(Number),
    ])
    .refine((level) => Number.isInteger(level) && level >= 0 && level <= MOST_READ_LEVEL, { message: 'input.invalid' }),
);

/** @throws Failure with the field `body` */
export function checkBody(body: string, { bodyMin, bodyMax }: SiteSettings): void {
  checkLength('body', body, bodyMin, bodyMax);
}

/** @throws Failure with the field `title` */
export function checkTitle(title: string, { titleMin, titleMax }: SiteSettings): void {
  checkLength('title', title, titleMin, titleMax);
}

/** Lengths are graphemes, never bytes (B5). */
function checkLength(field: string, text: string, minimum: number, maximum: number): void {
  if (isBlank(text)) refuse(field, 'input.required', { minimum, maximum });
  const length = countGraphemes(text, maximum + 1);
  if (length < minimum) refuse(field, 'input.too_short', { minimum, maximum, length });
  if (length > maximum) refuse(field, 'input.too_long', { minimum, maximum });
}

function refuse(field: string, reason: 'input.required' | 'input.too_short' | 'input.too_long', facts: Record<string, number>): never {
  throw new Failure(reason, facts, { [field]: { reason, facts } });
}
