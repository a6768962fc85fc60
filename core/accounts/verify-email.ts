/** Proving that an address is one's own: a link by mail, good for an hour and for one use. */
import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '@/db/client';
import { change, row } from '@/db/rows';
import { type Context, command, Failure } from '@/core/kernel';
import { type Letter, mailLocale, type MailPorts, queueMail, writeLetter } from '@/core/mail';
import { demandMember, maySignedIn } from '@/core/permissions';
import { secretHash } from '@/core/sessions';

const LINK_MS = 3_600_000;

interface Asking {
  email: string | null;
  emailKey: string | null;
  isVerified: boolean;
  locale: string | null;
}

/** Queues the mail with the link to one's own address; links that were sent before end. */
export const askVerification = (ports: MailPorts) =>
  command({
    name: 'ask-verification',
    /** `locale`: what the page spoke, for whoever has not chosen a language. */
    input: z.object({ locale: z.string().max(20).optional() }),
    limit: { points: 5, seconds: 1_800 },
    prepare: (_input, { viewer }) => demandMember(viewer),
    facts: async (tx, _input, { viewer }): Promise<Asking> => {
      const found = await row<Asking>(
        tx,
        sql`
        select email, email_key as "emailKey", email_verified_at is not null as "isVerified", locale from members
        where id = ${viewer.id}::bigint and deleted_at is null for no key update`,
      );
      if (!found) throw new Failure('session.required');
      return found;
    },
    ability: (facts, _input, { viewer }) => {
      const signedIn = maySignedIn(viewer);
      if (signedIn !== true) return signedIn;
      if (!ports.isOn) return { reason: 'mail.off' };
      if (viewer.isBanned) return { reason: 'member.banned' };
      if (!facts.email) return { reason: 'email.none' };
      return facts.isVerified ? { reason: 'email.verified_already' } : true;
    },
    run: async ({ tx, context }, { email, emailKey, locale }, spoken) => {
      const memberId = context.viewer.id;
      const now = context.now();
      const token = randomBytes(32).toString('base64url');
      await change(tx, sql`delete from email_tokens where member_id = ${memberId}::bigint and used_at is null`);
      await change(
        tx,
        sql`update mails set state = 'failed', text = '', html = '', error = 'sent anew' where member_id = ${memberId}::bigint and kind = 'verify' and state = 'queued'`,
      );
      await change(
        tx,
        sql`
        insert into email_tokens (token_hash, member_id, email_key, expires_at)
        values (${secretHash(token)}, ${memberId}::bigint, ${emailKey}, ${new Date(now.getTime() + LINK_MS)}::timestamptz)`,
      );
      const lang = mailLocale(locale ?? spoken.locale, context.settings);
      const queued = await queueMail(tx, ports, {
        ...writeLetter(verifyLetter(context, ports, { lang, token }), ports.url),
        memberId,
        kind: 'verify',
        to: email!,
        lang,
        dedupe: `verify:${secretHash(token).toString('base64url')}`,
        now,
        mostPerDay: context.settings.mailsPerDay,
      });
      if (!queued) throw new Failure('mail.too_many');
      return { address: email! };
    },
  });

function verifyLetter(
  { settings, viewer }: Context,
  ports: MailPorts,
  { lang, token }: { lang: ReturnType<typeof mailLocale>; token: string },
): Letter {
  const t = ports.words(lang);
  const siteName = settings.siteName[lang];
  return {
    lang,
    siteName,
    subject: t('mail.verify_subject', { site: siteName }),
    blocks: [
      { is: 'words', parts: [{ text: t('mail.verify_words', { name: viewer.name, site: siteName }) }] },
      { is: 'button', text: t('mail.verify_do'), path: `/verify/${token}` },
    ],
    footer: [[{ text: t('mail.verify_not_you') }]],
  };
}

/** Proves an address by its link: whoever has the mail has the right. */
export const verifyEmail = command({
  name: 'verify-email',
  input: z.object({ token: z.string().max(200) }),
  limit: { points: 30, seconds: 600 },
  facts: async (tx, { token }, context) => {
    const found = await row<{ memberId: number }>(
      tx,
      sql`
      select e.member_id as "memberId" from email_tokens e join members m on m.id = e.member_id and m.email_key = e.email_key
      where e.token_hash = ${secretHash(token)} and e.used_at is null and e.expires_at > ${context.now()}::timestamptz and m.deleted_at is null
      for update of e`,
    );
    if (!found) throw new Failure('email.link_gone');
    return found;
  },
  ability: () => true,
  run: async ({ tx, context, emit }, { memberId }, { token }) => {
    await change(tx, sql`update email_tokens set used_at = ${context.now()}::timestamptz where token_hash = ${secretHash(token)}`);
    const first = await change(
      tx,
      sql`update members set email_verified_at = ${context.now()}::timestamptz where id = ${memberId}::bigint and email_verified_at is null`,
    );
    if (first) emit({ name: 'email.verified', facts: { memberId } });
    return { memberId };
  },
});

/** Whether a link still works. */
export async function isVerificationOpen(db: Db, token: string, now: Date): Promise<boolean> {
  return Boolean(
    await row(
      db,
      sql`
      select 1 from email_tokens e join members m on m.id = e.member_id and m.email_key = e.email_key
      where e.token_hash = ${secretHash(token)} and e.used_at is null and e.expires_at > ${now}::timestamptz`,
    ),
  );
}
