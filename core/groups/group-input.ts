import { z } from 'zod';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { type Context, Failure, optional, wholeNumber, spokenText } from '@/core/kernel';
import { sql } from 'drizzle-orm';
import type { Localized } from '@/db/schema';

const HIGHEST = 2_000_000_000;
const MOST_RATING = 1_000;
const MOST_RATINGS = 100_000;
const line = z.string().trim().min(1, { message: 'input.required' }).max(40, { message: 'input.too_long' });

/** A threshold of the ladder. */
export const thresholdInput = wholeNumber(-HIGHEST, HIGHEST);

/** What the desk may set of a group. */
export const groupFields = z.object({
  nameZhCn: line,
  nameZhTw: line,
  nameJa: line,
  nameEn: line,
  /** Least total; only rungs of the ladder have one. */
  from: optional(thresholdInput),
  tally: wholeNumber(0, 10),
  readLevel: wholeNumber(0, 255),
  maxImageKb: wholeNumber(0, 65_536),
  signatureLength: wholeNumber(0, 500),
  /** Largest amount of one rating, and of all of a day (E7); left out, they stay as they are. */
  ratingMost: wholeNumber(0, MOST_RATING).optional(),
  ratingDaily: wholeNumber(0, MOST_RATINGS).optional(),
});

/** What the desk says of a new rung: figures of ratings that are left empty are those of the rung below. */
export const newGroupFields = groupFields.extend({
  ratingMost: optional(wholeNumber(0, MOST_RATING)),
  ratingDaily: optional(wholeNumber(0, MOST_RATINGS)),
});
export type GroupFields = z.output<typeof groupFields>;

export const localizedName = ({ nameZhCn, nameZhTw, nameJa, nameEn }: GroupFields): Localized => ({
  'zh-CN': nameZhCn,
  'zh-TW': nameZhTw,
  ja: nameJa,
  en: nameEn,
});

/** A group as the desk's commands find it. */
export interface GroupRow {
  id: number;
  key: string;
  kind: 'ladder' | 'staff' | 'special';
  name: Localized;
  minTotal: number | null;
  tally: number;
  readLevel: number;
  maxImageBytes: number;
  signatureLength: number;
  ratingMost: number;
  ratingDaily: number;
  isFactory: boolean;
}

/** Every group, locked: one change of the ladder at a time, since two that each look right could cross. */
export const lockGroups = (tx: Tx): Promise<GroupRow[]> =>
  rows<GroupRow>(
    tx,
    sql`
    select id, key, kind, name, min_total as "minTotal", tally, read_level as "readLevel", max_image_bytes as "maxImageBytes",
      signature_length as "signatureLength", rating_most as "ratingMost", rating_daily as "ratingDaily", is_factory as "isFactory"
    from groups order by id for no key update`,
  );

/** A rung as the rules of order see it. */
export interface Rung {
  key: string;
  name: Localized;
  from: number;
}

/** The rungs among groups, upwards. */
export const rungsOf = (groups: readonly GroupRow[]): Rung[] =>
  groups.flatMap(({ key, name, minTotal }) => (minTotal === null ? [] : [{ key, name, from: minTotal }])).sort((a, b) => a.from - b.from);

/**
 * A threshold lies between its neighbours', and the lowest rung keeps its own, which is below everybody's total.
 * @throws Failure `group.lowest`, `group.order` { other, from }
 */
export function demandOrder(rungs: readonly Rung[], key: string | null, from: number, context: Pick<Context, 'settings' | 'locale'>): void {
  const at = rungs.findIndex((rung) => rung.key === key);
  if (at >= 0 && rungs[at]!.from === from) return;
  const refuse = (reason: 'group.lowest' | 'group.order', facts: Record<string, string | number> = {}): never => {
    throw new Failure(reason, facts, { from: { reason, facts } });
  };
  if (at === 0) refuse('group.lowest');
  // A new rung may stand anywhere above the lowest, but on nobody else's threshold.
  const neighbours =
    at > 0 ? [rungs[at - 1], rungs[at + 1]] : rungs.filter((rung, nth) => rung.from === from || (nth === 0 && from <= rung.from));
  const crossed = at > 0 ? neighbours.find((rung, nth) => rung && (nth === 0 ? from <= rung.from : from >= rung.from)) : neighbours[0];
  if (crossed) refuse('group.order', { other: spokenText(context, crossed.name) || crossed.key, from: crossed.from });
}
