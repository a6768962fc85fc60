/**
 * How often one may be wrong (C5, threat 16). Every try is counted before the password is looked at, in one statement, so that
 * a hundred at once are a hundred; a right one takes its own count back. Failures on a device that once signed in count for
 * that device alone: whoever attacks an account from elsewhere never locks its owner out there.
 */
import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { rows } from '@/db/rows';
import { type Context, Failure } from '@/core/kernel';

const MINUTE = 60;
/** Seconds of rest after the nth failure; the last one stays. An account meets at most 33 guesses a day. */
const ACCOUNT_RESTS = [0, 0, 0, 0, 30, MINUTE, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE, 60 * MINUTE];
/** An address may be a school or an office: more tries, shorter rests. */
const ADDRESS_RESTS = [...Array<number>(19).fill(0), 30, MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE];
/** Without a failure for so long the count begins anew. */
const FORGET_SECONDS = 86_400;

export interface Subject {
  name: string;
  rests: readonly number[];
}

/** Whose failures a try counts for. */
export function subjectsOf({ account, ip, device }: { account: string; ip: string; device: string | null }): Subject[] {
  if (device) return [{ name: `device:${account}:${device}`, rests: ACCOUNT_RESTS }];
  return [
    { name: `account:${account}`, rests: ACCOUNT_RESTS },
    { name: `address:${networkOf(ip)}`, rests: ADDRESS_RESTS },
  ];
}

/** An account that is not there is counted like one that is. */
export const unknownAccount = (login: string): string => createHash('sha256').update(login).digest('base64url').slice(0, 22);

/**
 * Counts a try for each subject.
 * @throws Failure `sign_in.too_many` with the seconds to wait; then nothing was counted for the subject that rests
 */
export async function countTry(context: Context, subjects: readonly Subject[]): Promise<void> {
  for (const { name, rests } of subjects) {
    const now = context.now();
    const [tried] = await rows<{ tried: boolean }>(
      context.db,
      sql`
      insert into sign_in_failures as f (subject, count, last_at, blocked_until)
      values (${name}, 1, ${now}::timestamptz, ${restUntil(now, rests[0]!)}::timestamptz)
      on conflict (subject) do update set
        count = case when f.last_at < ${now}::timestamptz - make_interval(secs => ${FORGET_SECONDS}) then 1 else f.count + 1 end,
        last_at = ${now}::timestamptz,
        blocked_until = ${now}::timestamptz + make_interval(secs => (${sql.param(rests)}::int[])[least(case when f.last_at < ${now}::timestamptz - make_interval(secs => ${FORGET_SECONDS}) then 1 else f.count + 1 end, ${rests.length}::int)])
      where f.blocked_until is null or f.blocked_until <= ${now}::timestamptz
      returning true as tried`,
    );
    if (!tried) throw new Failure('sign_in.too_many', { seconds: await secondsLeft(context.db, name, now) });
  }
}

/** Takes a right try back: an account begins anew, an address is one failure better off. */
export async function forgiveTry({ db }: Context, subjects: readonly Subject[]): Promise<void> {
  for (const { name } of subjects) {
    await rows(
      db,
      name.startsWith('address:')
        ? sql`update sign_in_failures set count = greatest(count - 1, 0), blocked_until = null where subject = ${name}`
        : sql`delete from sign_in_failures where subject = ${name}`,
    );
  }
}

const restUntil = (now: Date, seconds: number): Date | null => (seconds ? new Date(now.getTime() + seconds * 1_000) : null);

async function secondsLeft(db: Db, name: string, now: Date): Promise<number> {
  const [found] = await rows<{ until: Date | null }>(db, sql`select blocked_until as until from sign_in_failures where subject = ${name}`);
  return Math.max(1, Math.ceil(((found?.until?.getTime() ?? 0) - now.getTime()) / 1_000));
}

/** A household has one IPv4 address, or a whole /64 of IPv6. */
function networkOf(ip: string): string {
  if (!ip.includes(':')) return ip;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip);
  if (mapped) return mapped[1]!;
  const [head = ''] = ip.split('::');
  const groups = head.split(':').filter(Boolean);
  return `${[...groups, '0', '0', '0', '0'].slice(0, 4).join(':')}::/64`;
}
