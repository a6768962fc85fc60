import { sql } from 'drizzle-orm';
import { row, rows } from '@/db/rows';
import { readBoardTree } from '@/core/boards';
import { ask, type Context, query } from '@/core/kernel';
import { type MemberRef, memberRefOf, readOnlineCount } from '@/core/members';
import { boardVisibleTo, threadListedTo } from '@/core/permissions';
import { threadRows, type ThreadRowView } from '@/core/threads';
import { readLead } from './read-lead';
import type { HomeView } from './views';

const LATEST = 12;
const HOT = 6;
const DIGEST = 6;
const NEW_MEMBERS = 8;
const DAY = 86_400_000;

/** The front page (A1): ten short queries side by side, each over an index or a small table. */
const homeQuery = query({
  name: 'read-home',
  visible: boardVisibleTo,
  run: async (context): Promise<HomeView> => {
    const visible = sql`t.withdrawn_at is null and ${threadListedTo(context)}`;
    const list = (rest: ReturnType<typeof sql>): Promise<ThreadRowView[]> =>
      threadRows(context, sql`select t.id from threads t where ${visible} ${rest}`);
    const [tree, lead, latest, hot, digest, newMembers, online, members] = await Promise.all([
      readBoardTree(context),
      readLead(context),
      list(sql`order by t.last_posted_at desc, t.id desc limit ${LATEST}::int`),
      list(
        sql`and t.hot_score > 0 and t.last_posted_at > ${context.now()}::timestamptz - interval '7 days' order by t.hot_score desc, t.id desc limit ${HOT}::int`,
      ),
      list(sql`and t.digest_level > 0 order by t.created_at desc, t.id desc limit ${DIGEST}::int`),
      readNewMembers(context),
      readOnlineCount(context),
      countMembers(context),
    ]);
    return {
      figures: { today: tree.today, members, online, threads: tree.threads, boards: tree.all.length },
      lead,
      latest,
      hot,
      digest,
      sections: tree.sections,
      loose: tree.loose,
      newMembers,
      issueNumber: issueNumber(context),
    };
  },
});
export const readHome = (context: Context): Promise<HomeView> => ask(context, homeQuery, undefined);

async function countMembers({ db }: Context): Promise<number> {
  return (await row<{ count: number }>(db, sql`select count(*) as count from members where deleted_at is null`))?.count ?? 0;
}

async function readNewMembers({ db, now }: Context): Promise<MemberRef[]> {
  const found = await rows<{ id: number; name: string; avatar: string | null }>(
    db,
    sql`
    select id, name, avatar from members where deleted_at is null and (banned_at is null or banned_until <= ${now()}::timestamptz) order by joined_at desc, id desc limit ${NEW_MEMBERS}::int`,
  );
  return found.map(memberRefOf);
}

/** The founding day's issue is number 1. */
function issueNumber({ settings, now }: Context): number {
  const founded = Date.parse(settings.foundedAt);
  return Number.isNaN(founded) ? 1 : Math.max(1, Math.floor((now().getTime() - founded) / DAY) + 1);
}
