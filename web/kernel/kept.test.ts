import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { row } from '@/db/rows';
import { memoryLimiter } from '@/platform/limiter';
import { system } from '@/platform/system';
import { openTown, type Town } from '@/test/town';
import { installTown, Visitor } from '@/test/visitor';
import { registerForm, signInForm, signOutForm } from '@/web/accounts/forms';
import { editProfileForm } from '@/web/members/forms';
import { postReplyForm } from '@/web/posts/forms';
import { keptForm } from './kept';

const password = 'a lantern in the rain';
let town: Town;

beforeAll(async () => {
  town = await openTown();
  installTown(town);
});

const keptNow = async () => (await row<{ count: number }>(town.database.db, sql`select count(*)::int as count from kept_forms`))!.count;

describe('what is kept', () => {
  it('ends with signing out: the next member at this browser does not meet it', async () => {
    const visitor = new Visitor();
    await visitor.post(registerForm, { name: 'First', email: 'first@example.com', password });
    await visitor.post(editProfileForm, { bio: 'a secret of mine '.repeat(100) });
    await visitor.post(postReplyForm, { body: '字' }, { params: { id: '999' } });
    expect(visitor.cookies.has('kept')).toBe(true);
    await visitor.post(signOutForm, {});
    expect([visitor.cookies.has('kept'), visitor.cookies.has('gate')]).toEqual([false, false]);
    await visitor.post(registerForm, { name: 'Second', email: 'second@example.com', password });
    expect(await visitor.read(() => keptForm('/settings/profile'))).toBeNull();
    expect(await visitor.read(() => keptForm('/t/999'))).toBeNull();
  });

  it('has a bound for each address, beyond which a refusal is still told', async () => {
    installTown(town, { limits: true });
    Object.assign(system(), { limiter: memoryLimiter() });
    const flooder = new Visitor('198.51.100.7');
    const before = await keptNow();
    let last = await flooder.post(signInForm, {});
    for (let n = 0; n < 130; n += 1) last = await flooder.post(signInForm, {});
    expect((await keptNow()) - before).toBe(120);
    expect(last).toMatchObject({ status: 400, location: null });
    expect(last.text).toContain('<h1>400</h1>');
    const other = new Visitor('198.51.100.8');
    await other.post(signInForm, {});
    expect(other.cookies.has('kept')).toBe(true);
  });
});
