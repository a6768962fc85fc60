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
  texts: Map<string, PostText>;
  units: number;
}

/** By database: tests have several in one process. */
const shelves = new WeakMap<object, Shelf>();

function shelfOf(db: object): Shelf {
  let shelf = shelves.get(db);
  if (!shelf) shelves.set(db, (shelf = { texts: new Map(), units: 0 }));
  return shelf;
}

/** The posts with their texts; one query for those that are met for the first time since they were written. */
export async function withTexts<P extends Bare>(context: Context, posts: readonly P[]): Promise<(P & { html: string })[]> {
  const shelf = shelfOf(context.db);
  const texts = new Map<number, PostText>();
  const unknown: number[] = [];
  for (const { id, version, showsText } of posts) {
    if (!showsText) continue;
    const known = shelf.texts.get(keyOf(id, version));
    if (known) texts.set(id, known);
    else unknown.push(id);
  }
  if (unknown.length) {
    const found = await rows<PostText & { id: number; version: string }>(
      context.db,
      // Of its own version, should the post have been written again meanwhile; withdrawn meanwhile, it has no text.
      sql`select p.id, p.xmin::text as version, p.html, case when p.floor = 1 then p.body end as body
        from posts p where p.id = any (${sql.param(unknown)}::bigint[]) and p.withdrawn_at is null`,
    );
    for (const { id, version, html, body } of found) {
      texts.set(id, { html, body });
      keep(shelf, keyOf(id, version), { html, body });
    }
  }
  return posts.map((post) => {
    const text = texts.get(post.id);
    return { ...post, html: text?.html ?? '', body: post.body ?? text?.body ?? null };
  });
}

const keyOf = (id: number, version: string): string => `${id}:${version}`;
const unitsOf = ({ html, body }: PostText): number => 100 + html.length + (body?.length ?? 0);

/** Oldest first out. */
function keep(shelf: Shelf, key: string, text: PostText): void {
  if (shelf.texts.has(key)) return;
  shelf.texts.set(key, text);
  shelf.units += unitsOf(text);
  for (const [oldest, each] of shelf.texts) {
    if (shelf.units <= MOST_UNITS) break;
    shelf.texts.delete(oldest);
    shelf.units -= unitsOf(each);
  }
}
