/** The first half of proving an address: a link by mail, good for an hour and for one use. */
import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { change, row } from '@/db/rows';
import { type Context, command, Failure } from '@/core/kernel';
import { type Block, type Letter, mailLocale, type MailPorts, queueMail, writeLetter } from '@/core/mail';
import { demandMember, maySignedIn } from '@/core/permissions';
import { secretHash } from '@/core/sessions';
import { heldByAnother } from './hold-address';

const LINK_MS = 3_600_000;

interface Asking {
  email: string | null;
  isVerified: boolean;
  /** Somebody else has proven that the address is theirs. */
  isHeld: boolean;
  locale: string | null;
}

/**
 * Queues the mail with the link to one's own address; links that were sent before end. Whoever asks hears the same whether the address
 * is free, noted by others or proven by another: only the mail itself, which reaches its true owner, tells which (C6).
 */
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
        select m.email, m.email_verified_at is not null as "isVerified", ${heldByAnother(sql`m.email`)} as "isHeld", m.locale from members m
        where m.id = ${viewer.id}::bigint and m.deleted_at is null for no key update`,
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
    run: async ({ tx, context }, { email, isHeld, locale }, spoken) => {
      const memberId = context.viewer.id;
      const now = context.now();
      const token = randomBytes(32).toString('base64url');
      await change(tx, sql`delete from email_tokens where member_id = ${memberId}::bigint and used_at is null`);
      await change(
        tx,
        sql`update mails set state = 'failed', text = '', html = '', error = 'sent anew' where member_id = ${memberId}::bigint and kind = 'verify' and state = 'queued'`,
      );
      // Of one's own address (kept normalized) whoever holds it now: who is to hold it is settled when the link comes back.
      await change(
        tx,
        sql`
        insert into email_tokens (token_hash, member_id, email_key, expires_at)
        values (${secretHash(token)}, ${memberId}::bigint, ${email}, ${new Date(now.getTime() + LINK_MS)}::timestamptz)`,
      );
      const lang = mailLocale(locale ?? spoken.locale, context.settings);
      const queued = await queueMail(tx, ports, {
        ...writeLetter(verifyLetter(context, ports, { lang, token, isHeld }), ports.url),
        memberId,
        kind: 'verify',
        to: email!,
        lang,
        dedupe: `verify:${secretHash(token).toString('base64url')}`,
        now,
        mostPerDay: context.settings.mailsPerDay,
      });
      if (queued === 'too_many') throw new Failure('mail.too_many');
      return { address: email! };
    },
  });

function verifyLetter(
  { settings, viewer }: Context,
  ports: MailPorts,
  { lang, token, isHeld }: { lang: ReturnType<typeof mailLocale>; token: string; isHeld: boolean },
): Letter {
  const t = ports.words(lang);
  const siteName = settings.siteName[lang];
  const words = t(isHeld ? 'mail.verify_held' : 'mail.verify_words', { name: viewer.name, site: siteName });
  const button: Block[] = isHeld ? [] : [{ is: 'button', text: t('mail.verify_do'), path: `/verify/${token}` }];
  return {
    lang,
    siteName,
    subject: t('mail.verify_subject', { site: siteName }),
    blocks: [{ is: 'words', parts: [{ text: words }] }, ...button],
    footer: [[{ text: t('mail.verify_not_you') }]],
  };
}
