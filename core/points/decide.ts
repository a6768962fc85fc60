/**
 * The decision of the points engine, pure: what counted before in, the answer out. The live engine and the rehearsal both ask here,
 * so what a rehearsal tells is what would have happened.
 */
import type { Rule } from './rules';

export type Answer = 'give' | 'cap' | 'repeat';

/** What a member was given by this action before. */
export interface Before {
  /** Times since `cycleStart`. */
  inCycle: number;
  /** Times ever for the same object or by the same member, as the rule dedupes. */
  same: number;
}

/** What decides, without amounts. */
export type Terms = Pick<Rule, 'cycle' | 'cycleMinutes' | 'cap' | 'dedupe'>;

/** Whether an award is given, or which of the rule's terms holds it. A repeat is told before the cap: it never counts again. */
export function decide(terms: Terms, before: Before): Answer {
  if (terms.dedupe !== 'none' && before.same > 0) return 'repeat';
  return before.inCycle < capOf(terms) ? 'give' : 'cap';
}

/** Most times a cycle. A cycle without a cap of its own allows one. */
export const capOf = ({ cycle, cap }: Terms): number => cap ?? (cycle === 'unlimited' ? Infinity : 1);

/** Whether what was given before matters at all. */
export const hasTerms = (terms: Terms): boolean => capOf(terms) < Infinity || terms.dedupe !== 'none';

/**
 * Whether an award of `at` that was taken back may count again beside those given before and since: no cycle that it lies in may then hold
 * more than the cap.
 */
export function fitsAgain(terms: Terms, at: Date, others: readonly Date[], timeZone: string): boolean {
  const all = [...others, at];
  return all.every((each) => {
    if (each < at) return true;
    const since = cycleStart(terms, each, timeZone) ?? new Date(-8.64e15);
    return since > at || all.filter((one) => one >= since && one <= each).length <= capOf(terms);
  });
}

/** Minutes that a cycle lasts, the longest day for a day; Infinity where it never ends. */
export const cycleLength = ({ cycle, cycleMinutes }: Terms): number =>
  ({ hourly: 60, daily: 26 * 60, minutes: cycleMinutes ?? 1, once: Infinity, unlimited: Infinity })[cycle];

/** The first moment of the cycle that `at` lies in; null = the beginning of time. Days are the site's, the other cycles slide. */
export function cycleStart({ cycle, cycleMinutes }: Terms, at: Date, timeZone: string): Date | null {
  switch (cycle) {
    case 'hourly':
      return sliding(at, 60);
    case 'minutes':
      return sliding(at, cycleMinutes ?? 1);
    case 'daily':
      return dayStart(at, timeZone);
    default:
      return null;
  }
}

/** What is exactly a cycle old counts no longer. */
const sliding = (at: Date, minutes: number): Date => new Date(at.getTime() - minutes * 60_000 + 1);

const clocks = new Map<string, Intl.DateTimeFormat>();

const QUARTER = 900_000;
const MOST_KEPT = 20_000;
/** Days by the quarter of an hour: clocks differ from each other by whole quarters, so no day begins within one. */
const days = new Map<string, Date>();

/** Asking the calendar is dear, and a rehearsal asks half a million times. */
function dayStart(at: Date, timeZone: string): Date {
  const key = `${timeZone} ${Math.floor(at.getTime() / QUARTER)}`;
  let start = days.get(key);
  if (!start) {
    if (days.size >= MOST_KEPT) days.clear();
    days.set(key, (start = midnightBefore(at, timeZone)));
  }
  return start;
}

/** The site's last midnight; where the clock leaps over it, the first moment of the day. */
function midnightBefore(at: Date, timeZone: string): Date {
  const day = dayOf(at, timeZone);
  // As if no hour were skipped or repeated today; what the clock shows there tells by how much that is wrong.
  const guess = new Date(at.getTime() - sinceMidnight(at, timeZone));
  if (dayOf(guess, timeZone) < day) return new Date(guess.getTime() + 86_400_000 - sinceMidnight(guess, timeZone));
  return new Date(guess.getTime() - sinceMidnight(guess, timeZone));
}

function parts(at: Date, timeZone: string): Record<string, string> {
  let clock = clocks.get(timeZone);
  if (!clock) {
    const two = '2-digit' as const;
    clock = new Intl.DateTimeFormat('en', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: two,
      day: two,
      hour: two,
      minute: two,
      second: two,
    });
    clocks.set(timeZone, clock);
  }
  return Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, value]));
}

const dayOf = (at: Date, timeZone: string): string => {
  const { year, month, day } = parts(at, timeZone);
  return `${year}-${month}-${day}`;
};

function sinceMidnight(at: Date, timeZone: string): number {
  const { hour, minute, second } = parts(at, timeZone);
  return ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 + (((at.getTime() % 1000) + 1000) % 1000);
}
