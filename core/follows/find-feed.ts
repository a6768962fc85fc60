import { type SQL, sql } from 'drizzle-orm';
import { rows } from '@/db/rows';
import type { Context } from '@/core/kernel';
import { type FeedFilter, feedVisibleTo, kindsOf, SOURCES } from './feed-sources';
import type { FollowKind } from './views';

/** Ids of posts, newest first, and how far down they are complete: nothing of the feed above `bound` is missing; 0 = nothing is left. */
interface Stretch {
  ids: number[];
  bound: number;
}

export interface FeedPlace {
  filter: FeedFilter;
  /** Only posts with a lower id. */
  below: number;
  most: number;
}

/** How much is looked at before something else is tried. */
export interface FeedBounds {
  /** From so many sources on a look at the board's newest posts is cheaper than a look at each source. */
  manySources: number;
  /** How many of the newest posts are looked at. */
  window: number;
  /** Sources, and posts of each, that a round looks at; the next round looks at more. */
  round: number;
}
const BOUNDS: FeedBounds = { manySources: 200, window: 2_000, round: 42 };
const MOST = 2_000;

/**
 * The newest posts that what one follows brings, each once. Whoever follows much finds a page among the board's newest posts;
 * else the sources are asked for their newest post each (one probe of an index), and only those with the newest are read.
 */
export async function findFeed(context: Context, place: FeedPlace, sources: number, bounds: FeedBounds = BOUNDS): Promise<number[]> {
  const ids: number[] = [];
  let { below } = place;
  if (sources > bounds.manySources) {
    const newest = await amongNewest(context, place, bounds.window);
    ids.push(...newest.ids);
    below = newest.bound;
  }
  for (let { round } = bounds; ids.length < place.most && below > 0; round = Math.min(MOST, round * 4)) {
    const found = await bySources(context, { ...place, below }, round);
    ids.push(...found.ids);
    below = found.bound;
  }
  return ids.slice(0, place.most);
}

/**
 * Walks down the board's newest posts until the page is full or the window ends. `offset 0` keeps the order of the walk, so that it
 * stops there; what the viewer follows is hashed once.
 */
async function amongNewest(context: Context, { filter, below, most }: FeedPlace, window: number): Promise<Stretch> {
  const me = context.viewer.id;
  const brings = (kinds: readonly FollowKind[]) =>
    anyOf(kindsOf(filter).flatMap((kind) => (kinds.includes(kind) ? SOURCES[kind].brings(me) : [])));
  const found = await rows<{ id: number | null; bound: number }>(
    context.db,
    sql`
    with newest as (
      select p.id, p.thread_id, p.author_id, p.floor, p.withdrawn_at from posts p
      where p.id < ${below}::bigint and p.withdrawn_at is null order by p.id desc limit ${literal(window)}
    ),
    page as (
      select p.id from (select p.*, ${brings(['members', 'threads'])} as is_brought from newest p order by p.id desc offset 0) p
      cross join lateral (
        select from threads t where t.id = p.thread_id and ${feedVisibleTo(context)} and (p.is_brought or ${brings(['boards', 'tags'])}) offset 0
      ) t
      where p.is_brought or p.floor = 1 order by p.id desc limit ${literal(most)}
    )
    select id, 0::bigint as bound from page
    union all
    select null, coalesce((select p.id from posts p where p.id < ${below}::bigint and p.withdrawn_at is null order by p.id desc offset ${literal(window - 1)} limit 1), 0)
    where (select count(*) from page) < ${literal(most)}`,
  );
  return stretchOf(found);
}

/**
 * One round over the sources: the newest post of each; of those sources with the newest, some posts. What is found is complete down to
 * the bound: the newest post of the first source that was not read, or the end of one that was read in part.
 */
async function bySources(context: Context, { filter, below, most }: FeedPlace, round: number): Promise<Stretch> {
  const kinds = kindsOf(filter);
  const heads = kinds.map(
    (kind) => sql`
      select ${kind}::text as kind, k.key, h.id from (${SOURCES[kind].keys(context.viewer.id)}) k cross join lateral (${SOURCES[kind].posts(sql`k.key`, below, 1)}) h`,
  );
  const posts = kinds.map((kind) => sql`(select * from (${SOURCES[kind].posts(sql`c.key`, below, round)}) s where c.kind = ${kind})`);
  const found = await rows<{ id: number | null; bound: number }>(
    context.db,
    sql`
    with top as materialized (select * from (${sql.join(heads, sql` union all `)}) heads order by id desc limit ${literal(round + 1)}),
    chosen as materialized (select * from top order by id desc limit ${literal(round)}),
    read as materialized (select c.kind, c.key, s.id from chosen c cross join lateral (${sql.join(posts, sql` union all `)}) s),
    bound as materialized (
      select greatest(0, (select id from top order by id desc offset ${literal(round)} limit 1),
        (select max(low) - 1 from (select min(id) as low from read group by kind, key having count(*) >= ${literal(round)}) cut)) as id
    ),
    page as (
      select d.id from (select distinct id from read where id > (select id from bound) order by id desc) d
      cross join lateral (select from posts p join threads t on t.id = p.thread_id where p.id = d.id and ${feedVisibleTo(context)} offset 0) shown
      order by d.id desc limit ${literal(most)}
    )
    select id, 0::bigint as bound from page
    union all
    select null, case when id = 0 then 0 else id + 1 end from bound`,
  );
  return stretchOf(found);
}

function stretchOf(found: { id: number | null; bound: number }[]): Stretch {
  return {
    ids: found.flatMap(({ id }) => id ?? []).sort((a, b) => b - a),
    bound: found.find(({ id }) => id === null)?.bound ?? 0,
  };
}

/** Bounds stand in the text: a plan made for any number would not stop early. */
const literal = (bound: number): SQL => sql.raw(String(bound));
const anyOf = (conditions: SQL[]): SQL => (conditions.length ? sql`(${sql.join(conditions, sql` or `)})` : sql`false`);
