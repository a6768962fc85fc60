import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { change, row, rows } from '@/db/rows';
import { command, type Context, type Effects, Failure, isMember } from '@/core/kernel';
import { demandMember, maySignedIn } from '@/core/permissions';
import { nextDigestAt } from './digest-time';
import { KIND_NAMES, type KindName, KINDS } from './kinds';
import type { ChoicesView } from './views';
import { endWaitingMail } from './waiting-mail';

const choice = z.object({ kind: z.enum(KIND_NAMES, { message: 'input.unknown_choice' }), site: z.boolean(), mail: z.boolean() });
const editChoicesInput = z.object({
  kinds: z.array(choice).max(KIND_NAMES.length, { message: 'input.invalid' }),
  digest: z.enum(['off', 'daily', 'weekly'], { message: 'input.unknown_choice' }),
});
export type EditChoicesInput = z.input<typeof editChoicesInput>;

/** Chooses what one is told of, where, and how often a digest comes. Only what differs from the factory is kept; what waits of mail that is wanted no more ends. */
export const editChoices = command({
  name: 'edit-notice-choices',
  input: editChoicesInput,
  limit: { points: 60, seconds: 60 },
  prepare: (_input, { viewer }) => demandMember(viewer),
  facts: async (tx, _input, { viewer }) => ({
    timeZone: (await row<{ timeZone: string | null }>(tx, sql`select time_zone as "timeZone" from members where id = ${viewer.id}::bigint`))
      ?.timeZone,
  }),
  ability: (_facts, _input, { viewer }) => maySignedIn(viewer),
  run: async ({ tx, context }, { timeZone }, { kinds, digest }) => {
    const memberId = context.viewer.id;
    const changed = kinds.map(({ kind, site, mail }) => {
      const factory = KINDS.find((each) => each.kind === kind)!;
      return { kind, site: site === factory.site ? null : site, mail: mail === factory.mail ? null : mail };
    });
    await change(
      tx,
      sql`
      with chosen as (select * from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) c(kind text, site boolean, mail boolean)),
      same as (delete from notice_choices n using chosen c where n.member_id = ${memberId}::bigint and n.kind = c.kind and c.site is null and c.mail is null)
      insert into notice_choices (member_id, kind, site, mail)
      select ${memberId}::bigint, kind, site, mail from chosen where site is not null or mail is not null
      on conflict (member_id, kind) do update set site = excluded.site, mail = excluded.mail`,
    );
    await setDigest({ tx, context }, { memberId, digest, timeZone });
    const unwanted = kinds.filter(({ mail }) => !mail).map(({ kind }) => kind);
    await endWaitingMail(tx, { memberId, kinds: digest === 'off' ? [...unwanted, 'digest'] : unwanted });
  },
});

async function setDigest(
  { tx, context }: Pick<Effects, 'tx' | 'context'>,
  { memberId, digest, timeZone }: { memberId: number; digest: 'off' | 'daily' | 'weekly'; timeZone?: string | null },
): Promise<void> {
  if (digest === 'off') {
    await change(tx, sql`delete from digests where member_id = ${memberId}::bigint`);
    return;
  }
  const now = context.now();
  const nextAt = nextDigestAt(digest, timeZone ?? context.settings.timeZone, now);
  await change(
    tx,
    sql`
    insert into digests (member_id, every, since, next_at) values (${memberId}::bigint, ${digest}, ${now}::timestamptz, ${nextAt}::timestamptz)
    on conflict (member_id) do update set every = excluded.every, next_at = excluded.next_at where digests.every <> excluded.every`,
  );
}

/**
 * What one is told of, and where.
 * @throws Failure `session.required`
 */
export async function readChoices({ db, viewer }: Context): Promise<ChoicesView> {
  if (!isMember(viewer)) throw new Failure('session.required');
  const [chosen, own] = await Promise.all([
    rows<{ kind: KindName; site: boolean | null; mail: boolean | null }>(
      db,
      sql`select kind, site, mail from notice_choices where member_id = ${viewer.id}::bigint`,
    ),
    row<{ email: string | null; isVerified: boolean; digest: 'daily' | 'weekly' | null }>(
      db,
      sql`select m.email, m.email_verified_at is not null as "isVerified", d.every as digest
      from members m left join digests d on d.member_id = m.id where m.id = ${viewer.id}::bigint`,
    ),
  ]);
  return {
    kinds: KINDS.map(({ kind, site, mail }) => {
      const own = chosen.find((each) => each.kind === kind);
      return { kind, site: own?.site ?? site, mail: own?.mail ?? mail };
    }),
    digest: own?.digest ?? 'off',
    email: own?.email ?? null,
    isVerified: own?.isVerified ?? false,
  };
}
