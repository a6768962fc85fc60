import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { hold } from '@/core/kernel';
import { change, row } from '@/db/rows';
import type { Written } from './letter';
import { type MailPorts } from './ports';
import { type MailKind, unsubscribeToken } from './unsubscribe-token';

export interface MailOrder extends Written {
  memberId: number;
  kind: MailKind | 'verify';
  /** Address of the member. */
  to: string;
  /** BCP 47. */
  lang: string;
  /** The same mail is queued once. */
  dedupe: string;
  now: Date;
  /** Most mails to one member in 24 hours. */
  mostPerDay: number;
}

/** Queues a mail. `known`: it is queued already; `too_many`: the member has had as many as a day may bring. */
export async function queueMail(tx: Tx, ports: Pick<MailPorts, 'url' | 'key'>, order: MailOrder): Promise<'queued' | 'known' | 'too_many'> {
  const { memberId, kind, to, subject, text, html, dedupe, now, mostPerDay } = order;
  await hold(tx, 'mails', memberId);
  const queued = await change(
    tx,
    sql`
    insert into mails (member_id, kind, address, subject, text, html, headers, dedupe, message_id, not_before, created_at)
    select ${memberId}::bigint, ${kind}, ${to}, ${subject}, ${text}, ${html}, ${JSON.stringify(headersOf(order, ports))}::jsonb, ${dedupe},
      ${`${randomUUID()}@${new URL(ports.url).hostname}`}, ${now}::timestamptz, ${now}::timestamptz
    where (select count(*) from mails where member_id = ${memberId}::bigint and created_at > ${now}::timestamptz - interval '24 hours') < ${mostPerDay}::int
    on conflict (dedupe) do nothing`,
  );
  if (queued) return 'queued';
  return (await row(tx, sql`select 1 from mails where dedupe = ${dedupe}`)) ? 'known' : 'too_many';
}

/** A machine wrote it: no machine is to answer. What comes again and again can be ended by one click (RFC 8058). */
function headersOf({ memberId, kind, lang }: MailOrder, { url, key }: Pick<MailPorts, 'url' | 'key'>): Record<string, string> {
  const always = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', 'Content-Language': lang };
  if (kind === 'verify') return always;
  return {
    ...always,
    Precedence: 'bulk',
    'List-Unsubscribe': `<${url}/unsubscribe/${unsubscribeToken(key, { memberId, kind })}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
}
