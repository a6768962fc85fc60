import { deflateSync } from 'node:zlib';
import { readdirSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { isFailure } from '@/core/kernel';
import { corpusBytes, corpusFolder, hasCorpora } from '@/test/corpora';
import { makeAvatar } from './make-avatar';

const WHOLE = { zoom: 100, x: 50, y: 50 };
const solid = (width: number, height: number, background: string) => sharp({ create: { width, height, channels: 3, background } });
const pixel = async (bytes: Buffer) => [...(await sharp(bytes).extract({ left: 40, top: 40, width: 1, height: 1 }).raw().toBuffer())];
const outcome = (bytes: Uint8Array): Promise<string> =>
  makeAvatar(bytes, WHOLE).then(
    () => 'made',
    (error: unknown) => {
      if (isFailure(error)) return error.reason;
      throw error;
    },
  );

describe('an avatar', () => {
  it('is two WebP squares without metadata, the same bytes for the same picture', async () => {
    const photo = await solid(400, 300, '#3366cc')
      .withExif({ IFD0: { Copyright: 'SECRET-NAME' } })
      .jpeg()
      .toBuffer();
    expect(photo.includes('SECRET-NAME')).toBe(true);
    const made = await makeAvatar(photo, WHOLE);
    expect(made.hash).toMatch(/^[0-9a-f]{32}$/);
    expect((await makeAvatar(photo, WHOLE)).hash).toBe(made.hash);
    for (const { side, bytes } of made.files) {
      const found = await sharp(bytes).metadata();
      expect(found).toMatchObject({ format: 'webp', width: side, height: side });
      expect([found.exif, found.xmp, found.icc]).toEqual([undefined, undefined, undefined]);
      expect(bytes.includes('SECRET-NAME')).toBe(false);
    }
  });

  it('cuts the square that was asked for', async () => {
    const halves = await solid(200, 100, '#ff0000')
      .composite([{ input: await solid(100, 100, '#0000ff').png().toBuffer(), left: 100, top: 0 }])
      .png()
      .toBuffer();
    const left = await makeAvatar(halves, { zoom: 100, x: 0, y: 50 });
    const right = await makeAvatar(halves, { zoom: 200, x: 100, y: 0 });
    expect((await pixel(left.files[0]!.bytes))[0]).toBeGreaterThan(200);
    expect((await pixel(right.files[0]!.bytes))[2]).toBeGreaterThan(200);
  });

  it('turns a picture as its camera says', async () => {
    const upright = await solid(100, 200, '#00ff00')
      .composite([{ input: await solid(100, 100, '#ff0000').png().toBuffer(), left: 0, top: 0 }])
      .png()
      .toBuffer();
    const lying = await sharp(upright).rotate(-90).jpeg({ quality: 100 }).withMetadata({ orientation: 6 }).toBuffer();
    const { files } = await makeAvatar(lying, { zoom: 100, x: 50, y: 0 });
    const [red = 0, green = 0] = await pixel(files[0]!.bytes);
    expect(red).toBeGreaterThan(green);
  });

  it('refuses a bomb by its header', async () => {
    expect(await outcome(hugePng(30_000, 30_000))).toBe('picture.too_many_pixels');
    expect(await outcome(hugePng(60_000, 40))).toBe('picture.too_many_pixels');
    expect(await outcome(hugePng(6_000, 4_200))).toBe('picture.too_many_pixels');
  });

  it('takes what a telephone takes, and one picture at a time', async () => {
    const photo = await solid(5_712, 4_284, '#3366cc').jpeg().toBuffer();
    let most = 0;
    const look = setInterval(() => (most = Math.max(most, sharp.counters().process)), 1);
    const made = await Promise.all([photo, photo, photo].map((each) => makeAvatar(each, WHOLE)));
    clearInterval(look);
    expect(most).toBe(1);
    expect(new Set(made.map(({ hash }) => hash)).size).toBe(1);
  });

  it('goes on after a picture that was refused', async () => {
    const good = await solid(64, 64, '#3366cc').png().toBuffer();
    const bad = good.subarray(0, 60);
    expect(await Promise.all([bad, good, bad, good].map(outcome))).toEqual(['picture.broken', 'made', 'picture.broken', 'made']);
  });

  it.each(['', 'GIF89a', '\x89PNG\r\n\x1a\n', 'RIFF____WEBP', '\xff\xd8\xff', '<html>', 'BM______'])('refuses %j', async (text) => {
    expect(await outcome(Buffer.from(text, 'latin1'))).toMatch(/^picture\.(unknown|broken)$/);
  });
});

describe.skipIf(!hasCorpora)('pictures that nobody here made', () => {
  it.each(
    ['exif-gps', 'pillow', 'pngsuite', 'pngsuite-corrupt', 'polyglot', 'sharp'].filter(
      (folder) => hasCorpora && readdirSync(corpusFolder('images')).includes(folder),
    ),
  )(
    '%s: made or refused, never anything else',
    async (folder) => {
      const seen: Record<string, number> = {};
      for (const name of readdirSync(corpusFolder(`images/${folder}`))) {
        const found = await outcome(corpusBytes(`images/${folder}/${name}`));
        seen[found] = (seen[found] ?? 0) + 1;
        if (/\.(?:avif|heic|tiff?|jp2|psd|bmp|svg)$/i.test(name)) expect([name, found]).toEqual([name, 'picture.unknown']);
      }
      expect(Object.keys(seen).every((each) => each === 'made' || each.startsWith('picture.'))).toBe(true);
      if (folder === 'exif-gps' || folder === 'pngsuite') expect(seen.made).toBeGreaterThan(0);
    },
    120_000,
  );

  it('keeps nothing of where a photo was taken', async () => {
    const { files } = await makeAvatar(corpusBytes('images/exif-gps/DSCN0010.jpg'), WHOLE);
    for (const { bytes } of files) expect((await sharp(bytes).metadata()).exif).toBeUndefined();
  });
});

/** A PNG of one colour whose pixels nobody wants to see. */
function hugePng(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const crc = Buffer.alloc(4);
    crc.writeUInt32BE(crcOf(body));
    return Buffer.concat([length, body, crc]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([1, 0, 0, 0, 0], 8);
  const data = deflateSync(Buffer.alloc(1_000));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function crcOf(bytes: Buffer): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
