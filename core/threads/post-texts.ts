/**
 * Texts of posts, kept a process long by the version of their row: what a reader's page needs of a post changes with every like,
 * its text hardly ever, and the texts are nine tenths of what a page would read. A version is PostgreSQL's own (`xmin`, the transaction
 * that wrote the row), so a text can never be older than the row it is shown with, whoever wrote it.
 */
import { sql } from 'drizzle-orm';
import { rows } from '@/db/rows';
import type { Context } from '@/core/kernel';

/** What is kept of one version of a post. */
interface PostText {
  html: string;
  /** Only of floor 1: for the reading time, and what a quote of it says. */
  body: string | null;
}

/** A post of which the text is still to be found. */
interface Bare {
  id: number;
  version: string;
  /** False where nothing of the text is shown: withdrawn, or the first post on a later page. */
  showsText: boolean;
  body: string | null;
}

const MOST_UNITS = 3_000_000;

interface Shelf {
  /** By post, the one used longest ago first. */
  texts: Map<number, PostText & { version: string }>;
  units: number;
}

/** By database: tests have several in one process. */
const shelves = new WeakMap<object, Shelf>();

function shelfOf(db: object): Shelf {
  let shelf = shelves.get(db);
  if (!shelf) shelves.set(db, (shelf = { texts: new Map(), units: 0 }));
  return shelf;
}

/**
 * The posts with their texts; one query for those that are met for the first time since they were written. Undefined where one was withdrawn
 * since its row was read: then the rows are to be read again.
 */
export async function withTexts<P extends Bare>(context: Context, posts: readonly P[]): Promise<(P & { html: string })[] | undefined> {
  const shelf = shelfOf(context.db);
  const texts = new Map<number, PostText>();
  const unknown: number[] = [];
  for (const { id, version, showsText } of posts) {
    if (!showsText) continue;
    const known = shelf.texts.get(id);
    if (known?.version === version) {
      texts.set(id, known);
      keep(shelf, id, known);
    } else unknown.push(id);
  }
  if (unknown.length) {
    const found = await rows<PostText & { id: number; version: string }>(
      context.db,
      // Of its own version, should the post have been written again meanwhile.
      sql`select p.id, p.xmin::text as version, p.html, case when p.floor = 1 then p.body end as body
        from posts p where p.id = any (${sql.param(unknown)}::bigint[]) and p.withdrawn_at is null`,
    );
    if (found.length < unknown.length) return undefined;
    for (const { id, ...text } of found) {
      texts.set(id, text);
      keep(shelf, id, text);
    }
  }
  return posts.map((post) => {
    const text = texts.get(post.id);
    return { ...post, html: text?.html ?? '', body: post.body ?? text?.body ?? null };
  });
}

const unitsOf = ({ html, body }: PostText): number => 100 + html.length + (body?.length ?? 0);

/** In place of an older version, as the one used last; what was used longest ago goes. */
function keep(shelf: Shelf, id: number, text: PostText & { version: string }): void {
  const older = shelf.texts.get(id);
  if (older) {
    shelf.texts.delete(id);
    shelf.units -= unitsOf(older);
  }
  shelf.texts.set(id, text);
  shelf.units += unitsOf(text);
  for (const [oldest, each] of shelf.texts) {
    if (shelf.units <= MOST_UNITS) break;
    shelf.texts.delete(oldest);
    shelf.units -= unitsOf(each);
  }
}
