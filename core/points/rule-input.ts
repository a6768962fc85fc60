import { z } from 'zod';
import { optional, wholeNumber } from '@/core/kernel';

/** Largest amount that a rule or a grant may move at once. */
export const MOST = 1_000_000;

/** An amount of points; left out = none. */
export const amountInput = optional(wholeNumber(-MOST, MOST)).transform((amount) => amount ?? 0);

/** The terms and amounts of a rule, as a form sends them. */
export const ruleFields = z.object({
  cycle: z.enum(['once', 'hourly', 'daily', 'minutes', 'unlimited'], { message: 'input.unknown_choice' }),
  cycleMinutes: optional(wholeNumber(1, 525_600)),
  cap: optional(wholeNumber(1, MOST)),
  dedupe: z.enum(['none', 'object', 'member'], { message: 'input.unknown_choice' }),
  coins: amountInput,
  reputation: amountInput,
  contribution: amountInput,
});

/** Every N minutes needs the N; no other cycle has one. */
export const withMinutes = <T extends z.ZodType<{ cycle: string; cycleMinutes?: number }>>(schema: T) =>
  schema.refine(({ cycle, cycleMinutes }) => cycle !== 'minutes' || cycleMinutes !== undefined, {
    message: 'input.required',
    path: ['cycleMinutes'],
  });

/** What the engine stores of the fields: a rule that is once is once. */
export const storedRule = (fields: z.output<typeof ruleFields>) => ({
  ...fields,
  cycleMinutes: fields.cycle === 'minutes' ? fields.cycleMinutes! : null,
  cap: fields.cycle === 'once' ? 1 : (fields.cap ?? null),
});
