import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { change } from '@/db/rows';
import { command, Failure } from '@/core/kernel';
import { endWaitingMail } from '@/core/notifications';
import { readUnsubscribeToken, type Unsubscribing } from './unsubscribe-token';

const stopMailInput = z.object({ token: z.string().max(200) });

/** Ends one kind of mail by its link: whoever has the mail has the right, signed in or not. What waits of it ends. Twice is as once. */
export const stopMail = ({ key }: { key: Buffer }) =>
  command({
    name: 'stop-mail',
    input: stopMailInput,
    limit: { points: 60, seconds: 60 },
    prepare: ({ token }): Unsubscribing => {
      const read = readUnsubscribeToken(key, token);
      if (!read) throw new Failure('mail.link_wrong');
      return read;
    },
    facts: async () => null,
    ability: () => true,
    run: async ({ tx }, _facts, _input, { memberId, kind }) => {
      if (kind === 'digest') await change(tx, sql`delete from digests where member_id = ${memberId}::bigint`);
      else
        await change(
          tx,
          sql`
          insert into notice_choices (member_id, kind, mail) select id, ${kind}, false from members where id = ${memberId}::bigint
          on conflict (member_id, kind) do update set mail = false`,
        );
      await endWaitingMail(tx, { memberId, kinds: [kind] });
      return { kind };
    },
  });
