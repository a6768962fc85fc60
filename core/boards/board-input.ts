import { z } from 'zod';
import { idInput } from '@/core/kernel';
import { cleanLine, cleanText } from '@/core/text';

const LANGS = ['zh-CN', 'zh-TW', 'ja', 'en'] as const;

/** A text by language, or one text for all. */
const localized = (clean: (text: string) => string, most: number) => {
  const text = z.string().max(most, { message: 'input.too_long' }).transform(clean);
  return z.union(
    [
      text.transform((one) => (one ? Object.fromEntries(LANGS.map((lang) => [lang, one])) : {})),
      z.object(Object.fromEntries(LANGS.map((lang) => [lang, text.optional()]))),
    ],
    { message: 'input.invalid' },
  );
};

/** What an administrator says of a board or a section. */
export const boardFields = z.object({
  slug: z.string().regex(/^[\p{L}\p{N}]([\p{L}\p{N}\p{M}_-]{0,58}[\p{L}\p{N}\p{M}])?$/u, { message: 'input.invalid' }),
  name: localized(cleanLine, 80).refine((name) => Object.values(name).some(Boolean), { message: 'input.required' }),
  description: localized(cleanLine, 400),
  rules: localized(cleanText, 20_000),
  kind: z.enum(['section', 'board'], { message: 'input.unknown_choice' }),
  parentId: idInput.nullable(),
  icon: z.string().max(40).nullable(),
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, { message: 'input.invalid' })
    .nullable(),
  position: z.number().int().min(0).max(100_000),
  isArchived: z.boolean(),
  isClosed: z.boolean(),
  isPrivate: z.boolean(),
  autoLockDays: z.number().int().min(1).max(36_500).nullable(),
});
