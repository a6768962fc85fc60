import { z } from 'zod';

/** A row's id, as a number or as the digits of an address or a form. */
export const idInput = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,15}$/)
      .transform(Number),
  ])
  .refine((id) => Number.isSafeInteger(id) && id > 0, { message: 'input.invalid' });

/** An optional field: a form sends '' for what was left out. */
export const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' || value === null ? undefined : value), schema.optional());

/** A language tag such as `ja` or `zh-TW`. */
export const langInput = z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/, { message: 'input.unknown_choice' });

/** `text` as a row id, or undefined: for ids that come in addresses. */
export function toId(text: unknown): number | undefined {
  const parsed = idInput.safeParse(text);
  return parsed.success ? parsed.data : undefined;
}

/** A whole number from a form or a program; anything else is refused with the bounds. */
export const wholeNumber = (minimum: number, maximum: number) =>
  z.preprocess(
    (value) => (typeof value === 'string' && /^[+\-−]?\d{1,12}$/.test(value.trim()) ? Number(value.trim().replace('−', '-')) : value),
    z.custom<number>((value) => Number.isInteger(value) && (value as number) >= minimum && (value as number) <= maximum, {
      message: 'amount.invalid',
      params: { minimum, maximum },
    }),
  );
