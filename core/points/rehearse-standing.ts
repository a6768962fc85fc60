import { type SQL, sql } from 'drizzle-orm';
import { row } from '@/db/rows';
import { z } from 'zod';
import { type Context, demand, validate } from '@/core/kernel';
import { formulaToSql } from '@/core/formulas';
import { demandOrder, type GroupView, readGroups, thresholdInput } from '@/core/groups';
import { mustBeAdministrator } from '@/core/permissions';
import { demandFormula } from './edit-formula';
import { figureColumn } from './settle-members';
import type { Affected, StandingRehearsal } from './views';

/** What would be otherwise: the formula, or the threshold of a group; a key that there is none of is a new rung. */
export interface StandingDraft {
  formula?: string;
  threshold?: { key: string; from: unknown };
}

interface Found {
  members: number;
  moved: number;
  groups: { id: number; before: number; after: number }[] | null;
  most: { id: number; name: string; from: number; to: number; before: number; after: number }[] | null;
}

/** A rung that is not there yet. */
const NEW = 0;

/**
 * Who would stand where: one pass over the members, by the same SQL that placing them uses. Changes nothing; the administrators'.
 * @throws Failure `staff.required`, `formula.*`, `group.order`, `group.lowest`, `amount.invalid`
 */
export async function rehearseStanding(context: Context, { formula, threshold: wanted }: StandingDraft): Promise<StandingRehearsal> {
  demand(mustBeAdministrator(context.viewer));
  if (formula !== undefined) demandFormula(formula);
  const groups = await readGroups(context.db);
  const threshold = wanted && { key: wanted.key, from: thresholdFor(context, groups, wanted) };
  const ladder = groups.flatMap(({ id, from, badge }) =>
    from === null ? [] : [{ id, from: threshold?.key === badge.key ? threshold.from : from }],
  );
  if (threshold && !groups.some(({ badge }) => badge.key === threshold.key)) ladder.push({ id: NEW, from: threshold.from });
  const total = formula === undefined ? sql`m.points_total` : formulaToSql(formula, figureColumn(sql`m`));
  const found = (await row<Found>(context.db, standing(total, ladder), { once: true }))!;
  const fresh = { key: threshold?.key ?? '', name: {}, tally: 0, kind: 'ladder' as const };
  const badgeOf = (id: number) => groups.find((group) => group.id === id)?.badge ?? fresh;
  const most = (found.most ?? []).map(({ id, name, from, to, before, after }): Affected => ({
    id,
    name,
    before: { total: before, group: badgeOf(from) },
    after: { total: after, group: badgeOf(to) },
  }));
  const counts = new Map((found.groups ?? []).map((group) => [group.id, group]));
  const listed = [
    ...groups.filter(({ from, id }) => from !== null || counts.has(id)).map(({ id }) => id),
    ...(counts.has(NEW) ? [NEW] : []),
  ];
  return {
    members: found.members,
    moved: found.moved,
    groups: listed.map((id) => ({ badge: badgeOf(id), before: counts.get(id)?.before ?? 0, after: counts.get(id)?.after ?? 0 })),
    most,
  };
}

/** The threshold as it would be saved. @throws Failure as saving it would */
function thresholdFor(context: Context, groups: readonly GroupView[], { key, from }: { key: string; from: unknown }): number {
  const parsed = validate(z.object({ from: thresholdInput }), { from });
  const rungs = groups.flatMap((group) => (group.from === null ? [] : [{ ...group.badge, from: group.from }]));
  demandOrder(rungs, rungs.some((rung) => rung.key === key) ? key : null, parsed.from, context);
  return parsed.from;
}

const standing = (total: SQL, ladder: { id: number; from: number }[]): SQL => sql`
  with rungs as materialized (select id, "from" from jsonb_to_recordset(${JSON.stringify(ladder)}::jsonb) l(id bigint, "from" int)),
  figured as (select m.id, m.name, m.deleted_at, m.group_id as "from", g.kind, m.points_total as before, ${total} as after from members m join groups g on g.id = m.group_id),
  placed as materialized (
    select f.*, case when f.kind = 'ladder' then coalesce((select r.id from rungs r where r."from" <= f.after order by r."from" desc limit 1), f."from") else f."from" end as "to"
    from figured f
  ),
  counted as (
    select id, sum(before)::int as before, sum(after)::int as after from (
      select "from" as id, 1 as before, 0 as after from placed union all select "to", 0, 1 from placed
    ) c group by id
  ),
  most as (
    select id, case when deleted_at is null then name else '' end as name, "from", "to", before, after from placed where before <> after or "from" <> "to"
    order by ("from" <> "to") desc, abs(after::bigint - before) desc, id limit 10
  )
  select (select count(*)::int from placed) as members, (select count(*)::int from placed where "from" <> "to") as moved,
    (select jsonb_agg(c) from counted c) as groups, (select jsonb_agg(m) from most m) as most`;
