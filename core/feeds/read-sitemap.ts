import { sql } from 'drizzle-orm';
import { row, rows } from '@/db/rows';
import { address, ask, type Context, query } from '@/core/kernel';
import { boardVisibleTo, threadVisibleTo } from '@/core/permissions';

/** Thread ids a sitemap file covers; a file may hold 50,000 addresses. */
const SITEMAP_BATCH = 20_000;

export interface SitemapEntry {
  /** Path. */
  url: string;
  updatedAt: Date | null;
}

/** Number of files: ranges of ids, so that a file's content does not move when threads go. */
const countQuery = query({
  name: 'read-sitemap-count',
  visible: null,
  run: async ({ db }): Promise<number> =>
    Math.max(1, Math.ceil(((await row<{ last: number | null }>(db, sql`select max(id) as last from threads`))?.last ?? 0) / SITEMAP_BATCH)),
});
export const readSitemapCount = (context: Context): Promise<number> => ask(context, countQuery, undefined);

/** Addresses of one file, from 0; the first one leads with the front page and the boards. */
const sitemapQuery = query({
  name: 'read-sitemap',
  visible: threadVisibleTo,
  run: async (context, batch: number): Promise<SitemapEntry[]> => {
    const threads = await rows<{ id: number; slug: string; updatedAt: Date }>(
      context.db,
      sql`
      select t.id, t.slug, t.last_posted_at as "updatedAt" from threads t
      where t.id > ${batch * SITEMAP_BATCH}::bigint and t.id <= ${(batch + 1) * SITEMAP_BATCH}::bigint and t.withdrawn_at is null and ${threadVisibleTo(context)} order by t.id`,
    );
    const entries = threads.map(({ id, slug, updatedAt }) => ({ url: address.thread(id, slug), updatedAt }));
    return batch === 0 ? [{ url: address.home(), updatedAt: null }, ...(await boardEntries(context)), ...entries] : entries;
  },
});
export const readSitemap = (context: Context, batch = 0): Promise<SitemapEntry[]> => ask(context, sitemapQuery, batch);

async function boardEntries(context: Context): Promise<SitemapEntry[]> {
  const boards = await rows<{ slug: string; updatedAt: Date | null }>(
    context.db,
    sql`
    select b.slug, b.last_posted_at as "updatedAt" from boards b where b.kind = 'board' and ${boardVisibleTo(context)} order by b.position, b.id`,
  );
  return boards.map(({ slug, updatedAt }) => ({ url: address.board(slug), updatedAt }));
}
