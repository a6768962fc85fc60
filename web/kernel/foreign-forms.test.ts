/** Forms that come from another page, and forms that are too large. */
import { beforeAll, describe, expect, it } from 'vitest';
import { newMember } from '@/test/newcomer';
import { openTown } from '@/test/town';
import { installTown, type Visitor } from '@/test/visitor';
import { signOutForm } from '@/web/accounts/forms';
import { editProfileForm, followForm } from '@/web/members/forms';
import { csrfToken } from './csrf';
import { knownViewer } from './viewer';

beforeAll(async () => installTown(await openTown()));

const nameOf = (visitor: Visitor) => visitor.read(async () => (await knownViewer())?.viewer.name ?? null);

describe('forms from elsewhere', () => {
  it('are refused whatever they say, and change nothing', async () => {
    const { visitor, name } = await newMember();
    const { name: idol } = await newMember();
    const csrf = (await visitor.read(csrfToken))!;
    const foreign: Record<string, string | null>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: null },
      { origin: null, referer: 'https://evil.example/' },
      { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' },
      { 'content-type': 'text/plain' },
      { origin: 'https://evil.example', 'x-http-method-override': 'GET' },
    ];
    for (const headers of foreign) {
      for (const [route, fields] of [
        [followForm, { on: '1' }],
        [signOutForm, {}],
        [editProfileForm, { bio: 'pwned' }],
      ] as const) {
        const answer = await visitor.post(route, fields, { params: { name: idol }, headers });
        expect(answer.status, JSON.stringify(headers)).toBe(403);
        expect(answer.text).toContain('<!doctype html>');
      }
    }
    expect(await nameOf(visitor)).toBe(name);
    expect(
      (await visitor.post(followForm, { on: '1', csrf: `${csrf.slice(0, -1)}_` }, { params: { name: idol }, headers: { origin: null } }))
        .status,
    ).toBe(403);
    expect((await visitor.post(followForm, { on: '1', csrf }, { params: { name: idol }, headers: { origin: null } })).status).toBe(303);
  });

  it('are stopped by size before they are read', async () => {
    const { visitor } = await newMember();
    expect((await visitor.post(editProfileForm, { bio: 'x'.repeat(1_100_000) })).status).toBe(413);
    expect(
      (await visitor.post(editProfileForm, Object.fromEntries(Array.from({ length: 2_001 }, (_, nth) => [`f${nth}`, 'x'])))).status,
    ).toBe(400);
  });
});
