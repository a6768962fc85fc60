import { type SQL, sql } from 'drizzle-orm';
import { rows } from '@/db/rows';
import type { Localized } from '@/db/schema';
import { folderFor } from '@/core/blocks';
import { ask, type Context, Failure, query } from '@/core/kernel';
import { memberRefOf } from '@/core/members';
import { threadVisibleTo } from '@/core/permissions';
import { cleanLine, foldedIncludes, toTsqueryLiteral } from '@/core/text';
import { hitExcerpt, plainOf } from './hit-excerpt';
import { searchedText } from './index-post';
import type { SearchHitView, SearchResults } from './views';

const SIZE = 20;
const LONGEST_QUERY = 200;
/** Newest rows that are looked through before the index is asked: common words are found there at once (STACK, decision 6). */
const NEWEST = 3_000;
const BATCH = 60;
/** Candidates that the folded text refuses are rare; so many batches are the bound of one page. */
const MOST_BATCHES = 12;

interface Candidate {
  id: number;
  floor: number;
  body: string;
  html: string;
  excerpt: string;
  lang: string;
  createdAt: Date;
  likes: number;
  threadId: number;
  slug: string;
  title: string;
  threadLang: string;
  boardSlug: string;
  boardName: Localized;
  authorId: number;
  authorName: string;
}

/** Posts that hold every word of `q`, newest first, by cursor. @throws Failure `input.cursor` */
const searchQuery = query({
  name: 'search-posts',
  visible: threadVisibleTo,
  run: async (context, { q, cursor, limit = SIZE }: { q: string; cursor?: string | null; limit?: number }): Promise<SearchResults> => {
    if (cursor && !/^\d{1,15}$/.test(cursor)) throw new Failure('input.cursor');
    const asked = cleanLine(q).slice(0, LONGEST_QUERY);
    const tokens = toTsqueryLiteral(asked);
    if (tokens === undefined) return { items: [], next: null };
    const terms = asked.split(/\s+/u).filter(Boolean);
    const { hits, next } = await gather(context, { tokens, terms, before: Number(cursor ?? 0) || Number.MAX_SAFE_INTEGER, limit });
    return { items: hits.map((hit) => viewOf(hit, terms, context)), next };
  },
});
export const searchPosts = (context: Context, input: { q: string; cursor?: string | null; limit?: number }): Promise<SearchResults> =>
  ask(context, searchQuery, input);

interface Asked {
  tokens: string;
  terms: readonly string[];
  before: number;
  limit: number;
}

async function gather(context: Context, { tokens, terms, before, limit }: Asked): Promise<{ hits: Candidate[]; next: string | null }> {
  const hits: Candidate[] = [];
  let newest = true;
  for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
    const found = await rows<Candidate>(context.db, candidates(context, { tokens, before, newest }), { once: true });
    for (const candidate of found) {
      if (holdsAll(candidate, terms)) hits.push(candidate);
      if (hits.length > limit) return { hits: hits.slice(0, limit), next: String(hits[limit - 1]!.id) };
    }
    if (found.length === BATCH) before = found.at(-1)!.id;
    else if (newest) newest = false;
    else return { hits, next: null };
    // The index is asked from where the newest rows ended: what they gave is not given again.
    if (!newest && found.length) before = Math.min(before, found.at(-1)!.id);
  }
  return { hits, next: String(before) };
}

/** The index knows pairs of signs and whole words; whether they stand together only the text tells. */
function holdsAll(candidate: Candidate, terms: readonly string[]): boolean {
  const text = searchedText(candidate);
  return terms.every((term) => foldedIncludes(text, term));
}

function candidates(context: Context, { tokens, before, newest }: { tokens: string; before: number; newest: boolean }): SQL {
  const source = newest
    ? sql`(select post_id, thread_id, tokens from search_posts where post_id < ${before}::bigint order by post_id desc limit ${NEWEST}::int) s where s.tokens @@ ${tokens}::tsquery`
    : sql`search_posts s where s.tokens @@ ${tokens}::tsquery and s.post_id < ${before}::bigint`;
  return sql`
    with hits as materialized (
      select s.post_id from ${source} and exists (select 1 from threads t where t.id = s.thread_id and t.withdrawn_at is null and ${threadVisibleTo(context)})
      order by s.post_id desc limit ${BATCH}::int
    )
    select p.id, p.floor, p.body, p.html, p.excerpt, p.lang, p.created_at as "createdAt", p.like_count as likes,
      t.id as "threadId", t.slug, t.title, t.lang as "threadLang", b.slug as "boardSlug", b.name as "boardName",
      m.id as "authorId", case when m.deleted_at is null then m.name else '' end as "authorName"
    from hits join posts p on p.id = hits.post_id join threads t on t.id = p.thread_id join boards b on b.id = t.board_id join members m on m.id = p.author_id
    where p.withdrawn_at is null
    order by p.id desc`;
}

function viewOf(hit: Candidate, terms: readonly string[], context: Context): SearchHitView {
  const { excerpt, marks } = hitExcerpt(plainOf(hit.html) || hit.excerpt, terms);
  return {
    id: hit.id,
    floor: hit.floor,
    thread: { id: hit.threadId, slug: hit.slug, title: hit.title, lang: hit.threadLang },
    board: { slug: hit.boardSlug, name: hit.boardName },
    author: memberRefOf({ id: hit.authorId, name: hit.authorName }),
    excerpt,
    marks,
    lang: hit.lang,
    createdAt: hit.createdAt,
    likes: hit.likes,
    folded: folderFor(context)({ authorId: hit.authorId, texts: [hit.title, hit.body] }),
  };
}
