import sharp from 'sharp';
import { beforeAll, expect, it } from 'vitest';
import { editPointRule } from '@/core/points';
import { openTown, type Town } from '@/test/town';
import { installTown, Visitor } from '@/test/visitor';
import { registerForm } from '@/web/accounts/forms';
import { translator } from '@/web/kernel/messages';
import { takeToast, toastWords } from '@/web/kernel/toast';
import { setAvatarForm } from './avatar-forms';

let town: Town;
beforeAll(async () => {
  town = await openTown();
  installTown(town);
});

it('says what a picture earned in every currency, and why the next one earns nothing', async () => {
  const admin = await town.member('Eve', { group: 'administrator' });
  const rule = { action: 'avatar-set', cycle: 'once', cap: 1, dedupe: 'none', coins: 0, reputation: 3, contribution: 0 };
  await town.run(admin, editPointRule, rule);
  const visitor = new Visitor();
  await visitor.post(registerForm, { name: 'Annika', email: 'annika@example.com', password: 'a lantern in the rain' });
  const picture = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#c00' } })
    .png()
    .toBuffer();
  const said = async () => {
    expect((await visitor.post(setAvatarForm, {}, { files: { picture } })).location).toBe('/settings/profile');
    return visitor.read(async () => toastWords(translator('en'), (await takeToast())!));
  };
  expect(await said()).toBe('Avatar saved. Avatar set: +3 reputation.');
  expect(await said()).toBe('Avatar saved. Avatar set: it counts only once, nothing added.');
});
