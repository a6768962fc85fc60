import { type SQL, sql } from 'drizzle-orm';
import { row } from '@/db/rows';
import type { Localized } from '@/db/schema';
import type { Context } from '@/core/kernel';
import { type BoardFacts, boardFacts, boardVisibleTo, threadVisibleTo } from '@/core/permissions';

/** Where something is asked about: a board, a thread in it, or a post in that. */
export interface Place {
  board?: string;
  thread?: number;
  post?: number;
}

export interface PlaceRow {
  boardId: number;
  boardSlug: string;
  boardName: Localized;
  isPrivate: boolean;
  /** The one who is asked about sees the board. */
  isSeen: boolean;
  facts: BoardFacts;
  moderators: { id: number; name: string }[];
  thread: { id: number; slug: string; title: string; lang: string } | null;
  post: { id: number; floor: number; authorId: number; isWithdrawn: boolean } | null;
}

/** The place, as far as the reader may see it, with the rules as they are for `subject`; undefined = not found. */
export function readPlace(reader: Context, subject: Context, place: Place): Promise<PlaceRow | undefined> {
  return row<PlaceRow>(
    reader.db,
    place.post || place.thread ? inThread(reader, subject, place) : inBoard(reader, subject, place.board ?? ''),
  );
}

const ofBoard = (subject: Context): SQL => sql`
  b.id as "boardId", b.slug as "boardSlug", b.name as "boardName", b.is_private as "isPrivate", ${boardVisibleTo(subject)} as "isSeen",
  coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name) order by bm.since, m.id) from board_moderators bm
    join members m on m.id = bm.member_id where bm.board_id = b.id and m.deleted_at is null), '[]') as moderators`;

const inBoard = (reader: Context, subject: Context, slug: string): SQL => sql`
  select ${ofBoard(subject)}, ${boardFacts(subject, { thread: false })} as facts, null::jsonb as thread, null::jsonb as post
  from boards b where b.slug = ${slug} and ${boardVisibleTo(reader)}`;

const inThread = (reader: Context, subject: Context, { thread, post }: Place): SQL => sql`
  select ${ofBoard(subject)}, ${boardFacts(subject, { thread: true })} as facts,
    jsonb_build_object('id', t.id, 'slug', t.slug, 'title', t.title, 'lang', t.lang) as thread,
    case when ${post ?? null}::bigint is not null
      then jsonb_build_object('id', p.id, 'floor', p.floor, 'authorId', p.author_id, 'isWithdrawn', p.withdrawn_at is not null) end as post
  from posts p join threads t on t.id = p.thread_id join boards b on b.id = t.board_id
  where ${post ? sql`p.id = ${post}::bigint` : sql`t.id = ${thread ?? 0}::bigint and p.floor = 1`} and ${threadVisibleTo(reader)}`;
