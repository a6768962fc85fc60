import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { row, rows } from '@/db/rows';
import { command, Failure, isAdministrator } from '@/core/kernel';
import { maySignedIn } from '@/core/permissions';
import { secretHash } from '@/core/sessions';
import { nameKey } from '@/core/text';

const issueTokenInput = z.object({ name: z.string(), label: z.string().max(80).default('') });

/** Issues a personal API token, for oneself or by an administrator. The token is told once; only its SHA-256 is kept. */
export const issueToken = command({
  name: 'issue-token',
  input: issueTokenInput,
  limit: { points: 20, seconds: 3_600 },
  facts: async (tx, { name }) => {
    const found = await row<{ memberId: number }>(
      tx,
      sql`select id as "memberId" from members where name_key = ${nameKey(name)} and deleted_at is null`,
    );
    if (!found) throw new Failure('member.not_found');
    return found;
  },
  ability: ({ memberId }, _input, { viewer }) => {
    const signedIn = maySignedIn(viewer);
    if (signedIn !== true) return signedIn;
    return viewer.id === memberId || (isAdministrator(viewer) && !viewer.isBanned) ? true : { reason: 'staff.required' };
  },
  run: async ({ tx, context }, { memberId }, { label }): Promise<{ token: string }> => {
    const token = `kw_${randomBytes(32).toString('base64url')}`;
    await rows(
      tx,
      sql`insert into api_tokens (member_id, token_hash, label, created_at) values (${memberId}::bigint, ${secretHash(token)}, ${label}, ${context.now()}::timestamptz)`,
    );
    return { token };
  },
});
