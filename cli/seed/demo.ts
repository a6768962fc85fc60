/**
 * The demo board: seven boards, the named cast and what they wrote, told by the same commands as any post, with the clock set
 * back to when each was said, so that floors, points, groups and figures are what they would be.
 */
import { sql } from 'drizzle-orm';
import { BOARDS, CAST, type CastKey, DEMO, type DemoThread, FOLLOWS } from '@/cast';
import { followMember } from '@/core/follows';
import { groupFor, readGroups } from '@/core/groups';
import { type Context, execute, type Viewer } from '@/core/kernel';
import { awardPoints } from '@/core/points';
import { postReply } from '@/core/posts';
import { likePost } from '@/core/reactions';
import { nameKey, nameSkeleton } from '@/core/text';
import { postThread } from '@/core/threads';
import { row, rows } from '@/db/rows';
import { bulk } from '@/importers/bulk';
import { systemContext } from '@/jobs/system-context';
import type { System } from '@/platform/system';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
type People = Map<CastKey, Viewer>;

/** Fills the demo board; undefined where it is there already. */
export async function seedDemo(system: System): Promise<{ threads: number; posts: number } | undefined> {
  const base = await systemContext(system, 'cli');
  if (await row(base.db, sql`select 1 from boards where slug = any (${sql.param(BOARDS.map(({ slug }) => slug))}::text[]) limit 1`))
    return undefined;
  const now = base.now().getTime();
  const people = await makePeople(base, now);
  await makeBoards(base, people);
  let posts = 0;
  for (const thread of [...DEMO].sort((a, b) => b.ago - a.ago)) posts += await tell(base, people, thread, now);
  for (const [who, whom] of FOLLOWS) await execute(as(base, people, who, now - DAY_MS), followMember, { memberId: people.get(whom)!.id });
  await base.publish(['*']);
  return { threads: DEMO.length, posts };
}

/** The context of somebody at some time. */
const as = (base: Context, people: People, who: CastKey, at: number): Context => ({
  ...base,
  viewer: people.get(who)!,
  now: () => new Date(at),
});

/** Members without a way in, with the coins that they came with. Who speaks may coin tags, whatever the rung. */
async function makePeople(base: Context, now: number): Promise<People> {
  const people: People = new Map();
  await bulk(base, async (effects) => {
    const { tx, tally } = effects;
    const groups = await readGroups(base.db, tx);
    for (const member of CAST) {
      // Nobody of the demo is administrator: the set-up link is for whoever starts the board.
      const key = member.group === 'administrator' ? 'super-moderator' : member.group;
      const group = groups.find(({ badge }) => badge.key === key) ?? groupFor(groups, member.coins)!;
      const joinedAt = new Date(now - member.joined * DAY_MS);
      const made = await row<{ id: number }>(
        tx,
        sql`
        insert into members (name, name_key, name_skeleton, group_id, bio, joined_at, last_seen_at)
        values (${member.name}, ${nameKey(member.name)}, ${nameSkeleton(member.name)}, ${group.id}::bigint, ${member.bio}, ${joinedAt}::timestamptz, ${new Date(now - 30 * MINUTE_MS)}::timestamptz)
        returning id`,
      );
      const { id } = made!;
      people.set(member.key, {
        kind: 'member',
        id,
        name: member.name,
        groupId: group.id,
        groupKey: group.badge.key,
        groupKind: group.badge.kind,
        rights: new Set(groups.flatMap(({ rights }) => rights)),
        readLevel: group.readLevel,
        moderates: [],
        isBanned: false,
        joinedAt,
      });
      if (member.coins) {
        await give(tx, id, member.coins, joinedAt);
        tally.member(id, { coins: member.coins });
      }
    }
  });
  return people;
}

/** A balanced movement, as any other: balances are sums of the ledger. */
async function give(tx: Parameters<typeof rows>[0], memberId: number, coins: number, at: Date): Promise<void> {
  await rows(
    tx,
    sql`
    with moved as (insert into ledger_transactions (rule, cause, created_at) values ('opening', ${`member:${memberId}`}, ${at}::timestamptz) returning id)
    insert into ledger_entries (transaction_id, member_id, system, currency, amount)
    select moved.id, side.member_id, side.system, 'coins', ${coins}::int * side.sign from moved, (values (${memberId}::bigint, null::text, 1), (null, 'issue', -1)) side(member_id, system, sign)`,
  );
}

async function makeBoards(base: Context, people: People): Promise<void> {
  await bulk(base, async ({ tx }) => {
    for (const [position, board] of BOARDS.entries()) {
      const made = await row<{ id: number }>(
        tx,
        sql`
        insert into boards (slug, kind, parent_id, name, description, position, created_at)
        values (${board.slug}, ${board.kind}, (select id from boards where slug = ${board.parent ?? null}), ${JSON.stringify(board.name)}::jsonb, ${JSON.stringify(board.description ?? {})}::jsonb,
          ${position}::int, ${base.now()}::timestamptz)
        returning id`,
      );
      for (const key of board.moderators ?? []) {
        await rows(
          tx,
          sql`insert into board_moderators (board_id, member_id, since) values (${made!.id}::bigint, ${people.get(key)!.id}::bigint, ${base.now()}::timestamptz)`,
        );
      }
    }
  });
}

/** A thread, what was answered, who liked it, and what the desk did with it. Answers the number of posts. */
async function tell(base: Context, people: People, thread: DemoThread, now: number): Promise<number> {
  const at = now - thread.ago * MINUTE_MS;
  const { board, title, body, lang, tags, kind } = thread;
  const { result } = await execute(as(base, people, thread.by, at), postThread, { board, title, body, lang, tags, kind });
  await like(base, people, thread.likes, result.postId, at);
  const replies: number[] = [];
  for (const reply of thread.replies) {
    const then = now - reply.ago * MINUTE_MS;
    const answered = await execute(as(base, people, reply.by, then), postReply, {
      threadId: result.threadId,
      body: reply.body,
      replyToId: reply.to === undefined ? undefined : replies[reply.to],
    });
    replies.push(answered.result.id);
    await like(base, people, reply.likes, answered.result.id, then);
  }
  await mark(base, people, thread, { ...result, at });
  return 1 + replies.length;
}

async function like(base: Context, people: People, who: readonly CastKey[] = [], postId: number, at: number): Promise<void> {
  for (const [place, key] of who.entries()) await execute(as(base, people, key, at + (place + 3) * MINUTE_MS), likePost, { postId });
}

/** Sticky, digest and lead; a digest earns what the rules give. The views of somebody who never was here. */
async function mark(
  base: Context,
  people: People,
  thread: DemoThread,
  { threadId, postId, at }: { threadId: number; postId: number; at: number },
): Promise<void> {
  const { sticky = 0, digest = 0, isLead = false } = thread;
  await bulk(base, async (effects) => {
    const views = 12 + thread.replies.length * 19 + (thread.likes?.length ?? 0) * 23;
    const found = await row<{ boardId: number }>(
      effects.tx,
      sql`
      update threads set sticky_level = ${sticky}::int, digest_level = ${digest}::int, is_lead = ${isLead}::boolean, view_count = view_count + ${views}::int, imported_views = ${views}::int
      where id = ${threadId}::bigint returning board_id as "boardId"`,
    );
    if (!digest) return;
    const author = people.get(thread.by)!;
    const clocked = { ...effects, context: { ...effects.context, now: () => new Date(at + 3 * 60 * MINUTE_MS) } };
    await awardPoints(clocked, {
      action: 'digest',
      memberId: author.id,
      boardId: found!.boardId,
      cause: `post:${postId}`,
      actorId: people.get('administrator')!.id,
      times: digest,
    });
    effects.tally.member(author.id, { digests: 1 });
  });
}
