import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { change, rows } from '@/db/rows';
import { address, type Context, isBannedNow } from '@/core/kernel';
import { nextDigestAt, noticeColumns, noticeOf, type NoticeRow, noticeVisibleByMember } from '@/core/notifications';
import { threadReadableByMember } from '@/core/permissions';
import { footerOf } from './footer';
import { type Block, type Letter, writeLetter } from './letter';
import { noticeSentence } from './notice-sentence';
import { mailLocale, type MailLocale, type MailPorts, spokenTo } from './ports';
import { queueMail } from './queue-mail';

const BATCH = 25;
/** So many of each stand in a digest. */
const MOST_NOTICES = 10;
const MOST_THREADS = 5;

interface DueDigest {
  memberId: number;
  email: string | null;
  locale: string | null;
  timeZone: string | null;
  every: 'daily' | 'weekly';
  since: Date;
  nextAt: Date;
  isReachable: boolean;
}

interface HotThread {
  id: number;
  title: string;
  slug: string;
  replies: number;
}

/** Queues the digests that are due: what one has not read yet, and what was talked about. Once a period; nothing where nothing is new. */
export async function queueDigests(context: Context, ports: MailPorts, stopping?: AbortSignal): Promise<void> {
  if (!ports.isOn) return;
  while (!stopping?.aborted && (await context.db.transaction((tx) => queueBatch(tx, context, ports))) === BATCH);
}

async function queueBatch(tx: Tx, context: Context, ports: MailPorts): Promise<number> {
  const due = await rows<DueDigest>(
    tx,
    sql`
    select d.member_id as "memberId", m.email, ${spokenTo} as locale, m.time_zone as "timeZone", d.every, d.since, d.next_at as "nextAt",
      m.email is not null and m.email_verified_at is not null and m.deleted_at is null and not ${isBannedNow(context.now())} as "isReachable"
    from digests d join members m on m.id = d.member_id join groups g on g.id = m.group_id
    where d.next_at <= ${context.now()}::timestamptz order by d.next_at limit ${BATCH}::int for update of d skip locked`,
  );
  for (const digest of due) await queueOne(tx, context, { ports, digest });
  return due.length;
}

async function queueOne(tx: Tx, context: Context, { ports, digest }: { ports: MailPorts; digest: DueDigest }): Promise<void> {
  const { memberId, every, email, isReachable, nextAt, timeZone } = digest;
  const { settings } = context;
  const now = context.now();
  const letter = isReachable && email ? await digestLetter(tx, { context, ports, digest }) : null;
  const locale = mailLocale(digest.locale, settings);
  const isQueued =
    letter !== null &&
    (await queueMail(tx, ports, {
      ...writeLetter(letter, ports.url),
      memberId,
      kind: 'digest',
      to: email!,
      lang: locale,
      dedupe: `digest:${memberId}:${nextAt.toISOString()}`,
      now,
      mostPerDay: settings.mailsPerDay,
    })) !== 'too_many';
  // What did not fit into today's mails is in the next digest.
  const since = isQueued || letter === null ? now : digest.since;
  await change(
    tx,
    sql`
    update digests set since = ${since}::timestamptz, next_at = ${nextDigestAt(every, timeZone ?? settings.timeZone, now)}::timestamptz
    where member_id = ${memberId}::bigint`,
  );
}

interface Around {
  context: Context;
  ports: MailPorts;
  digest: DueDigest;
}

/** Null where nothing is new. */
async function digestLetter(tx: Tx, { context, ports, digest }: Around): Promise<Letter | null> {
  const { settings } = context;
  const locale = mailLocale(digest.locale, settings);
  const t = ports.words(locale);
  const [{ notices, more }, threads] = [await unread(tx, context, digest), await hotThreads(tx, context, digest)];
  if (!notices.length && !threads.length) return null;
  const siteName = settings.siteName[locale];
  return {
    lang: locale,
    siteName,
    subject: t(`mail.digest_${digest.every}`, { site: siteName }),
    blocks: [...noticeBlocks(notices, { t, locale, more }), ...threadBlocks(threads, t)],
    footer: footerOf(t, ports, { memberId: digest.memberId, kind: 'digest' }),
  };
}

function noticeBlocks(
  notices: NoticeRow[],
  { t, locale, more }: { t: ReturnType<MailPorts['words']>; locale: MailLocale; more: number },
): Block[] {
  if (!notices.length) return [];
  return [
    { is: 'heading', text: t('mail.digest_notices') },
    ...notices.map((notice): Block => ({ is: 'words', parts: noticeSentence(noticeOf(notice), { t, locale }) })),
    { is: 'button', text: more > 0 ? t('mail.digest_more', { count: more }) : t('mail.digest_all'), path: '/notifications' },
  ];
}

function threadBlocks(threads: HotThread[], t: ReturnType<MailPorts['words']>): Block[] {
  if (!threads.length) return [];
  return [
    { is: 'heading', text: t('mail.digest_threads') },
    ...threads.map(({ id, slug, title, replies }): Block => ({
      is: 'words',
      parts: [
        { text: title, path: address.thread(id, slug), isForeign: true },
        { text: ` · ${t('mail.digest_replies', { count: replies })}` },
      ],
    })),
  ];
}

async function unread(tx: Tx, context: Context, { memberId, since }: DueDigest): Promise<{ notices: NoticeRow[]; more: number }> {
  const found = await rows<NoticeRow & { total: number }>(
    tx,
    sql`
    select ${noticeColumns}, count(*) over ()::int as total
    from notices n join members m on m.id = n.member_id join groups g on g.id = m.group_id
    left join threads t on t.id = n.thread_id left join posts p on p.id = n.post_id
    where n.member_id = ${memberId}::bigint and n.read_at is null and n.is_on_site and n.updated_at > ${since}::timestamptz
      and ${noticeVisibleByMember(context.now())}
    order by n.updated_at desc, n.id desc limit ${MOST_NOTICES}::int`,
  );
  return { notices: found, more: Math.max(0, (found[0]?.total ?? 0) - found.length) };
}

/** What others talked about since, where the member may read and wants to. */
function hotThreads(tx: Tx, context: Context, { memberId, since }: DueDigest): Promise<HotThread[]> {
  return rows<HotThread>(
    tx,
    sql`
    select t.id, t.title, t.slug, t.reply_count as replies
    from (select * from threads where withdrawn_at is null and last_posted_at > ${since}::timestamptz and author_id <> ${memberId}::bigint order by hot_score desc limit 100) t
    join members m on m.id = ${memberId}::bigint join groups g on g.id = m.group_id
    left join thread_watches tw on tw.member_id = m.id and tw.thread_id = t.id left join board_watches bw on bw.member_id = m.id and bw.board_id = t.board_id
    where ${threadReadableByMember(context.now())} and coalesce(tw.level, bw.level, '') <> 'muted'
      and not exists (select 1 from member_blocks b where b.member_id = m.id and b.blocked_id = t.author_id)
    order by t.hot_score desc, t.id desc limit ${MOST_THREADS}::int`,
  );
}
