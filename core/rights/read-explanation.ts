import { sql } from 'drizzle-orm';
import { row, rows } from '@/db/rows';
import { ask, type Context, Failure, isSiteStaff, query, readStanding } from '@/core/kernel';
import { badgeOf, groupColumns, type GroupRow } from '@/core/groups';
import { findMember, memberRefOf } from '@/core/members';
import { boardVisibleTo, type Right } from '@/core/permissions';
import type { AuthorFacts } from '@/core/posts';
import { ratingLimits } from '@/core/ratings';
import { explain } from './explain';
import { type Place, type PlaceRow, readPlace } from './explained-place';
import { readNeededGroup } from './needed-group';
import type { ExplainedStep, ExplanationView, Way } from './views';

export interface ExplanationInput extends Place {
  right: Right;
  /** Name of another member; the site staff's to ask. */
  member?: string;
}

interface Figures extends AuthorFacts {
  bannedUntil: Date | null;
}

/**
 * Why the viewer, or a member whom the site staff choose, may or may not do something; undefined = no such place for the one who asks.
 * @throws Failure `staff.required`, `member.not_found`
 */
const explanationQuery = query({
  name: 'read-explanation',
  visible: boardVisibleTo,
  run: async (context, { right, member, ...place }: ExplanationInput): Promise<ExplanationView | undefined> => {
    const subject = member ? await asMember(context, member) : context;
    const isSomewhere = place.board !== undefined || place.thread !== undefined || place.post !== undefined;
    const found = isSomewhere ? await readPlace(context, subject, place) : undefined;
    if (isSomewhere && !found) return undefined;
    const { viewer } = subject;
    const [figures, group, ratings] = await Promise.all([
      figuresOf(subject),
      groupOf(subject),
      ratingLimits(subject, found?.boardId ?? null),
    ]);
    const steps = explain({
      context: subject,
      right,
      board: found?.facts ?? null,
      isSeen: found?.isSeen ?? true,
      post: found?.post ?? null,
      figures,
      ratings,
    });
    const failed = steps.find(({ state }) => state === 'failed');
    return {
      right,
      member: viewer.id ? memberRefOf({ id: viewer.id, name: viewer.name }) : null,
      isMine: subject === context,
      group,
      board: found ? { id: found.boardId, slug: found.boardSlug, name: found.boardName } : null,
      thread: found?.thread ?? null,
      post: found?.post ? { id: found.post.id, floor: found.post.floor } : null,
      steps,
      isAllowed: !failed,
      way: failed ? await wayPast(subject, { failed, right, place: found, figures }) : null,
    };
  },
});
export const readExplanation = (context: Context, input: ExplanationInput): Promise<ExplanationView | undefined> =>
  ask(context, explanationQuery, input);

/** The rules as they are for somebody else. */
async function asMember(context: Context, name: string): Promise<Context> {
  if (!isSiteStaff(context.viewer) || context.viewer.isBanned) throw new Failure('staff.required');
  const found = await findMember(context, name);
  const viewer = found && (await readStanding(context.db, found.id, context.now()));
  if (!viewer) throw new Failure('member.not_found');
  return { ...context, viewer };
}

async function figuresOf({ db, viewer }: Context): Promise<Figures | null> {
  if (!viewer.id) return null;
  const found = await row<Figures>(
    db,
    sql`
    select last_posted_at as "lastPostedAt", thread_count as threads, post_count - thread_count as replies, banned_until as "bannedUntil"
    from members where id = ${viewer.id}::bigint`,
  );
  return found ?? null;
}

async function groupOf({ db, viewer }: Context) {
  const found = await row<GroupRow>(db, sql`select ${groupColumns()} from groups g where g.id = ${viewer.groupId}::bigint`);
  return badgeOf(found ?? { groupKey: viewer.groupKey, groupName: {}, groupTally: 0, groupKind: viewer.groupKind });
}

interface Refused {
  failed: ExplainedStep;
  right: Right;
  place: PlaceRow | undefined;
  figures: Figures | null;
}

const DAY = 86_400_000;

/** What the one who is refused can do about it, soonest first. */
async function wayPast(subject: Context, refused: Refused): Promise<Way> {
  const { failed, right, place, figures } = refused;
  const { viewer } = subject;
  switch (failed.name) {
    case 'signed_in':
      return { kind: 'sign_in' };
    case 'limits':
      return { kind: 'wait', until: endOfLimit(subject, failed) };
    case 'standing':
      return figures?.bannedUntil ? { kind: 'wait', until: figures.bannedUntil } : askFor(subject, undefined);
    case 'quiet':
      return place ? { kind: 'new_thread', board: { id: place.boardId, slug: place.boardSlug, name: place.boardName } } : { kind: 'none' };
    case 'right':
    case 'allowance': {
      if (failed.rule === 'rating.off') return askFor(subject, undefined);
      const needed = await readNeededGroup(subject, viewer, { right, board: place?.boardSlug });
      return needed ? { kind: 'group', ...needed } : askFor(subject, place);
    }
    case 'post':
      return failed.rule === 'post.not_yours' ? askFor(subject, place) : { kind: 'none' };
    default:
      return failed.rule === 'board.section' ? { kind: 'other_board' } : askFor(subject, place);
  }
}

function endOfLimit({ now, viewer }: Context, { facts }: ExplainedStep): Date {
  return typeof facts.seconds === 'number' ? new Date(now().getTime() + facts.seconds * 1000) : new Date(viewer.joinedAt.getTime() + DAY);
}

/** Whom one can ask: the board's moderators by name, else the administrators. */
async function askFor({ db }: Context, place: PlaceRow | undefined): Promise<Way> {
  if (place?.moderators.length) return { kind: 'ask', whom: place.moderators.map(memberRefOf) };
  const found = await rows<{ id: number; name: string }>(
    db,
    sql`
    select m.id, m.name from members m join groups g on g.id = m.group_id
    where g.key = 'administrator' and m.deleted_at is null order by m.last_seen_at desc nulls last, m.id limit 3`,
  );
  return { kind: 'ask', whom: found.map(memberRefOf) };
}
