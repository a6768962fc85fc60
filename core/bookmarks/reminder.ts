import { z } from 'zod';
import { Failure, type FieldReason } from '@/core/kernel';
import { cleanText, countGraphemes } from '@/core/text';

/** Choices of a reminder; `date` takes the field `remindOn`, `keep` leaves what is set. */
const REMINDERS = ['hour', 'tomorrow', 'three_days', 'week', 'date', 'keep'] as const;
type Reminder = (typeof REMINDERS)[number];

const HOUR = 3_600_000;
const AFTER: Partial<Record<Reminder, number>> = { hour: HOUR, tomorrow: 24 * HOUR, three_days: 72 * HOUR, week: 168 * HOUR };
/** Nobody plans further, and no clock need count so far. */
const MOST_YEARS = 5;
const NOTE = 200;

/** Fields that post and edit have in common. */
export const keeping = {
  note: z
    .string()
    .max(NOTE * 20, { message: 'input.too_long' })
    .transform(cleanText)
    .refine((note) => countGraphemes(note, NOTE) <= NOTE, { message: 'input.too_long', params: { maximum: NOTE } })
    .optional(),
  /** '' = no reminder. */
  remind: z.enum(['', ...REMINDERS], { message: 'input.unknown_choice' }).optional(),
  /** `2026-12-24T18:30` or `2026-12-24` (then in the morning), by the member's own clock. */
  remindOn: z.string().max(40, { message: 'input.invalid' }).optional(),
};

const MORNING = '08:00';
const WRITTEN = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::\d{2})?)?$/;

interface Asked {
  remind?: '' | Reminder;
  remindOn?: string;
  now: Date;
  timeZone: string;
}

/**
 * When to remind: null = never, undefined = as it is set. A date counts though the choice beside it was left alone: without script nothing
 * says that it had to be changed too. @throws Failure with the field `remindOn`
 */
export function reminderOf({ remind, remindOn, now, timeZone }: Asked): Date | null | undefined {
  if (!remindOn?.trim()) {
    if (remind === undefined || remind === 'keep') return undefined;
    if (remind === '') return null;
  }
  const after = remind && AFTER[remind];
  if (after) return new Date(now.getTime() + after);
  const at = momentOf(remindOn?.trim() ?? '', timeZone);
  if (!at) refuse({ reason: remindOn ? 'input.invalid' : 'input.required' });
  if (at <= now) refuse({ reason: 'bookmark.past' });
  if (at.getTime() > now.getTime() + MOST_YEARS * 366 * 24 * HOUR) refuse({ reason: 'bookmark.too_far', facts: { most: MOST_YEARS } });
  return at;
}

function refuse(refusal: FieldReason): never {
  throw new Failure(refusal.reason, refusal.facts, { remindOn: refusal });
}

/** A moment by the clock of a time zone; undefined where there is no such day. */
function momentOf(written: string, timeZone: string): Date | undefined {
  const [, year, month, day, hour, minute] = WRITTEN.exec(written) ?? [];
  if (!year) return undefined;
  const wall = Date.parse(`${year}-${month}-${day}T${hour ? `${hour}:${minute}` : MORNING}:00Z`);
  if (Number.isNaN(wall) || new Date(wall).getUTCDate() !== Number(day)) return undefined;
  // The second turn is for a moment near a change of the clocks.
  const near = wall - offsetAt(wall, timeZone);
  return new Date(wall - offsetAt(near, timeZone));
}

/** How far a zone's clock is ahead of UTC at a moment, in milliseconds. */
function offsetAt(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second')) - Math.floor(at / 1000) * 1000;
}
