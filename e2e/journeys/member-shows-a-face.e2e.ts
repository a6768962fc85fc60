import { deflateSync } from 'node:zlib';
import { expect, fresh, replyBox, startThread, test } from '../fixtures/test';

for (const script of [false, true]) {
  const how = script ? 'with' : 'without';

  test(`a member sets a picture, tells of themselves and signs ${how} script`, async ({ visit }) => {
    const { page, faults } = await visit({ script, as: '校对员', lang: script ? 'zh-CN' : 'en' });
    await page.goto('/settings/profile');
    await page.locator('input[name="picture"]').setInputFiles({ name: 'face.png', mimeType: 'image/png', buffer: png(script ? 200 : 64) });
    if (script) await expect(page.locator('[data-crop] canvas')).toBeVisible();
    await page.locator('form[action="/settings/profile/avatar"] button').click();
    await expect(page.locator('.toast').first()).toContainText(script ? '头像已保存' : 'Avatar saved');
    const shown = page.locator('.avatar .now img');
    await expect(shown).toHaveAttribute('src', /^\/avatars\/[0-9a-f]{32}-192\.webp$/);
    const picture = await page.request.get((await shown.getAttribute('src')) ?? '');
    expect([picture.status(), picture.headers()['content-type'], picture.headers()['content-security-policy']]).toEqual([
      200,
      'image/webp',
      "default-src 'none'; sandbox",
    ]);

    // Without the toast of the picture.
    await page.goto('/settings/profile');
    const words = fresh('印刷工 ');
    await page.locator('#occupation').fill(words);
    await page.locator('#signature').fill('每日一版 <i>');
    await page.locator('form[action="/settings/profile/submit"] button').last().click();
    await page.locator('.toast').first().waitFor();
    await page.goto(`/u/${encodeURIComponent('校对员')}/about`);
    await expect(page.locator('.facts')).toContainText(words);
    await expect(page.locator('.ph img.seal')).toBeVisible();

    const at = await startThread(page, 'newspaper', `Faces ${fresh()}`);
    await expect(page.locator('article[data-floor="1"] .signature')).toHaveText('每日一版 <i>');
    const { page: guest } = await visit({ script });
    await guest.goto(at);
    await expect(guest.locator('[data-card="author"] img.seal')).toHaveAttribute('src', /-192\.webp$/);

    await page.goto('/settings/profile');
    await page.locator('form[action="/settings/profile/avatar/remove"] button').click();
    await page.locator('.toast').first().waitFor();
    await page.goto(`/u/${encodeURIComponent('校对员')}`);
    await expect(page.locator('.ph span.seal')).toHaveText(/./);
    expect(faults).toEqual([]);
  });

  test(`what is no picture is refused in words ${how} script`, async ({ visit }) => {
    const { page } = await visit({ script, as: 'しおり', lang: 'ja' });
    await page.goto('/settings/profile');
    await page
      .locator('input[name="picture"]')
      .setInputFiles({ name: 'face.png', mimeType: 'image/png', buffer: Buffer.from('<svg onload="alert(1)"/>') });
    await page.locator('form[action="/settings/profile/avatar"] button').click();
    await expect(page.getByText('JPEG、PNG、GIF、WebP の画像ではありません').first()).toBeVisible();
  });
}

test('what others liked stands on the profile, and the avatar of a reply beside it', async ({ visit }) => {
  const { page: host } = await visit({ as: 'Compositor' });
  const title = `Liked ${fresh()}`;
  const at = await startThread(host, 'newspaper', title);
  const { page } = await visit({ as: 'しおり' });
  await page.goto(at);
  await replyBox(page).fill(fresh('いい話 '));
  await page.getByRole('button', { name: 'Post reply', exact: true }).click();
  await page.locator('article[data-floor="2"]').waitFor();
  await page.goto(at);
  const answered = page.waitForResponse((answer) => answer.request().method() === 'POST');
  await page.locator('article[data-floor="1"]').getByRole('button', { name: /^Like/ }).click();
  await answered;
  await page.goto('/u/Compositor/likes');
  await expect(page.getByRole('link', { name: title })).toBeVisible();
});

/** A square PNG of so many pixels a side. */
function png(side: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    let crc = ~0;
    for (const byte of body) {
      crc ^= byte;
      for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
    frame.writeUInt32BE(~crc >>> 0, 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const rows = Buffer.alloc(side * (1 + 3 * side), 120);
  for (let row = 0; row < side; row += 1) rows[row * (1 + 3 * side)] = 0;
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
