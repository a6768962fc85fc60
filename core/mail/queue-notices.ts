import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { type Context, isBannedNow } from '@/core/kernel';
import { noticeColumns, noticeOf, type NoticeRow, type NoticeView, noticeVisibleByMember } from '@/core/notifications';
import { footerOf } from './footer';
import { type Block, type Letter, plainOf, writeLetter } from './letter';
import { noticeSentence } from './notice-sentence';
import { mailLocale, type MailLocale, type MailPorts, spokenTo } from './ports';
import { queueMail } from './queue-mail';

const BATCH = 50;

interface DueRow extends NoticeRow {
  memberId: number;
  email: string | null;
  locale: string | null;
  dueAt: Date;
  /** They may have mail, and see what it is about. */
  isWanted: boolean;
}

/**
 * Queues the mail of notices that were not read in time. What is too much for today stays with the notices and the digest; what comes by mail
 * alone waits until the member may have mail again.
 */
export async function queueNotices(context: Context, ports: MailPorts, stopping?: AbortSignal): Promise<void> {
  if (!ports.isOn) return;
  while (!stopping?.aborted && (await context.db.transaction((tx) => queueBatch(tx, context, ports))) === BATCH);
}

async function queueBatch(tx: Tx, context: Context, ports: MailPorts): Promise<number> {
  const { settings } = context;
  const now = context.now();
  const due = await rows<DueRow>(
    tx,
    sql`
    select ${noticeColumns}, m.id as "memberId", m.email, ${spokenTo} as locale, n.mail_due_at as "dueAt",
      m.email is not null and m.email_verified_at is not null and m.deleted_at is null and not ${isBannedNow(now)}
        and ${noticeVisibleByMember(now)} as "isWanted"
    from notices n join members m on m.id = n.member_id join groups g on g.id = m.group_id
    left join threads t on t.id = n.thread_id left join posts p on p.id = n.post_id
    where n.mail_due_at <= ${now}::timestamptz and n.read_at is null
    order by n.mail_due_at limit ${BATCH}::int for update of n skip locked`,
  );
  const tooMany: number[] = [];
  for (const notice of due) {
    if (!notice.isWanted || !notice.email) continue;
    const locale = mailLocale(notice.locale, settings);
    const written = writeLetter(noticeLetter(noticeOf(notice), { context, ports, locale, memberId: notice.memberId }), ports.url);
    const queued = await queueMail(tx, ports, {
      ...written,
      memberId: notice.memberId,
      kind: notice.kind,
      to: notice.email,
      lang: locale,
      dedupe: `notice:${notice.id}:${notice.dueAt.toISOString()}`,
      now,
      mostPerDay: settings.mailsPerDay,
    });
    if (queued === 'too_many') tooMany.push(notice.id);
  }
  // Whoever wants the kind by mail alone has no other place to read it.
  await rows(
    tx,
    sql`
    update notices set mail_due_at = null, mailed_at = ${now}::timestamptz, read_at = case when is_on_site then read_at else ${now}::timestamptz end
    where id = any (${sql.param(due.map(({ id }) => id).filter((id) => !tooMany.includes(id)))}::bigint[])`,
  );
  if (tooMany.length) await putOff(tx, context, tooMany);
  return due.length;
}

/** Until a mail of theirs is a day old that counts too many now. */
const putOff = (tx: Tx, { settings, now }: Context, ids: number[]): Promise<unknown> =>
  rows(
    tx,
    sql`
    update notices n set mail_due_at = case when not n.is_on_site then coalesce((
        select x.created_at from mails x where x.member_id = n.member_id order by x.created_at desc offset ${settings.mailsPerDay - 1}::int limit 1
      ), ${now()}::timestamptz) + interval '24 hours' end
    where n.id = any (${sql.param(ids)}::bigint[])`,
  );

interface Around {
  context: Context;
  ports: MailPorts;
  locale: MailLocale;
  memberId: number;
}

function noticeLetter(notice: NoticeView, { context: { settings }, ports, locale, memberId }: Around): Letter {
  const t = ports.words(locale);
  const sentence = noticeSentence(notice, { t, locale });
  const siteName = settings.siteName[locale];
  const blocks: Block[] = [{ is: 'words', parts: sentence }];
  if (notice.words) blocks.push({ is: 'quote', text: notice.words });
  if (notice.post) blocks.push({ is: 'quote', text: notice.post.excerpt, lang: notice.post.lang });
  blocks.push({ is: 'button', text: t('mail.open'), path: `/notifications/${notice.id}` });
  return {
    lang: locale,
    siteName,
    subject: t('mail.subject', { site: siteName, sentence: plainOf(sentence) }),
    blocks,
    footer: footerOf(t, ports, { memberId, kind: notice.kind }),
  };
}
