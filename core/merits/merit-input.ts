import { z } from 'zod';
import { cleanLine, cleanText, countGraphemes, isBlank } from '@/core/text';

const LANGS = ['zh-CN', 'zh-TW', 'ja', 'en'] as const;
export type LocalizedInput = Partial<Record<(typeof LANGS)[number], string>>;

const line = (most: number) =>
  z
    .string()
    .max(most * 20, { message: 'input.too_long', params: { maximum: most } } as { message: string })
    .transform(cleanLine)
    .refine((text) => countGraphemes(text, most) <= most, { message: 'input.too_long', params: { maximum: most } });

/** One line of text, with something in it. */
export const lineInput = (most: number) => line(most).refine((text) => !isBlank(text), { message: 'input.required' });

/** A text in as many of our languages as somebody wrote it; empty ones are left out. */
export const localizedInput = (most: number) =>
  z
    .object(Object.fromEntries(LANGS.map((lang) => [lang, line(most).optional()])))
    .transform((texts): LocalizedInput => Object.fromEntries(Object.entries(texts).filter(([, text]) => text && !isBlank(text))));

/** Words of somebody who asks or decides. */
export const reasonInput = ({ least, most }: { least: number; most: number }) =>
  z
    .string({ message: 'input.required' })
    .max(most * 20, { message: 'input.too_long' })
    .transform(cleanText)
    .refine((text) => least === 0 || !isBlank(text), { message: 'input.required' })
    .refine((text) => countGraphemes(text) >= least, { message: 'input.too_short', params: { minimum: least } })
    .refine((text) => countGraphemes(text, most) <= most, { message: 'input.too_long', params: { maximum: most } });

/** A whole number as a number or as the digits of a form; anything else is told which ones there are. */
export const wholeNumber = (minimum: number, maximum: number) => {
  const refused = { message: 'merit.number', params: { minimum, maximum } };
  return z
    .union([z.number(), z.string().trim()])
    .refine((value) => typeof value === 'number' || /^-?\d{1,12}$/.test(value), refused)
    .transform(Number)
    .refine((value) => Number.isSafeInteger(value) && value >= minimum && value <= maximum, refused);
};
