import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { row, rows } from '@/db/rows';
import type { Context } from '@/core/kernel';
import { fillHiddenPlaces, type HiddenPart, type HiddenPlace, hiddenPlacesIn, mayHaveHidden, withoutHidden } from '@/core/markup';
import { moderates } from '@/core/permissions';
import type { HiddenPartView } from './views';

/** Puts the hidden parts of a post in the place of those it had. */
export async function storeHidden(tx: Tx, postId: number, parts: readonly HiddenPart[], had: boolean): Promise<void> {
  if (had) await rows(tx, sql`delete from hidden_parts where post_id = ${postId}::bigint`);
  if (!parts.length) return;
  await rows(
    tx,
    sql`
    insert into hidden_parts (post_id, place, rule, least, html)
    select ${postId}::bigint, place, rule, least, html
    from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) as h(place int, rule text, least int, html text)`,
  );
}

/** SQL: whether the viewer replied in the thread with this id, and the reply stands. */
const hasReplied = (viewerId: number, threadId: SQL): SQL =>
  sql`exists (select 1 from posts r where r.thread_id = ${threadId} and r.author_id = ${viewerId}::bigint and r.floor > 1 and r.withdrawn_at is null)`;

interface Stored {
  id: number;
  html: string;
}

/**
 * The hidden parts of posts of one thread, by post: with their text for the author, the board's staff, who replied, and who has the points;
 * for others with what is missing. No query where there are none, nor for guests, who may read none.
 */
export async function readHidden(
  context: Context,
  boardId: number,
  posts: readonly Stored[],
): Promise<ReadonlyMap<number, HiddenPartView[]>> {
  const places = new Map(posts.map(({ id, html }) => [id, hiddenPlacesIn(html)] as const).filter(([, found]) => found.length));
  const isKnown = places.size > 0 && context.viewer.kind !== 'guest';
  const { total, texts } = isKnown ? await textsFor(context, boardId, [...places.keys()]) : { total: 0, texts: new Map<string, string>() };
  return new Map(
    Array.from(places, ([id, found]) => [
      id,
      found.map((place) => ({
        ...place,
        html: texts.get(`${id} ${place.place}`) ?? null,
        missing: place.rule === 'points' ? Math.max(0, place.least - total) : 0,
      })),
    ]),
  );
}

async function textsFor(context: Context, boardId: number, ids: number[]): Promise<{ total: number; texts: Map<string, string> }> {
  const { viewer } = context;
  const readable = moderates(viewer, boardId)
    ? sql`true`
    : sql`(p.author_id = ${viewer.id}::bigint or h.rule = 'points' and me.total >= h.least
        or h.rule = 'reply' and ${hasReplied(viewer.id, sql`p.thread_id`)})`;
  const found = await rows<{ total: number; id: number | null; place: number; html: string }>(
    context.db,
    sql`
    select me.total, h.post_id as id, h.place, h.html
    from (select coalesce((select points_total from members where id = ${viewer.id}::bigint), 0) as total) me
    left join (hidden_parts h join posts p on p.id = h.post_id and p.withdrawn_at is null) on h.post_id = any (${sql.param(ids)}::bigint[]) and ${readable}`,
  );
  return {
    total: found[0]?.total ?? 0,
    texts: new Map(found.flatMap(({ id, place, html }) => (id === null ? [] : [[`${id} ${place}`, html] as const]))),
  };
}

/** Stored HTML with the parts that the viewer may read in their places, for programs: no words stand where one is missing. */
export const htmlWithHidden = (html: string, parts: readonly HiddenPartView[] = []): string =>
  fillHiddenPlaces(html, (place) => {
    const text = parts.find((part) => part.place === place)?.html;
    return text ? `<div>${text}</div>\n` : '';
  });

/** Who reads the sources of a post's texts. */
interface SourceReader {
  boardId: number;
  threadId: number;
  authorId: number;
}

/**
 * What the viewer may read of a source: whole for its author and the board's staff, else without the hidden parts whose rule they do not meet.
 * One query, and only where a source may have hidden parts.
 */
export async function sourceFilter(
  context: Context,
  { boardId, threadId, authorId }: SourceReader,
  bodies: readonly string[],
): Promise<(body: string) => string> {
  const { viewer } = context;
  if ((viewer.id > 0 && viewer.id === authorId) || moderates(viewer, boardId)) return (body) => body;
  if (viewer.kind === 'guest' || !bodies.some(mayHaveHidden)) return (body) => withoutHidden(body);
  const reader = await row<{ total: number; replied: boolean }>(
    context.db,
    sql`
    select points_total as total, ${hasReplied(viewer.id, sql`${threadId}::bigint`)} as replied from members where id = ${viewer.id}::bigint`,
  );
  const mayRead = ({ rule, least }: HiddenPlace): boolean => (rule === 'reply' ? reader?.replied === true : (reader?.total ?? 0) >= least);
  return (body) => withoutHidden(body, mayRead);
}
