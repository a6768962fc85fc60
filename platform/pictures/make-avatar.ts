import { createHash } from 'node:crypto';
import sharp, { type Region } from 'sharp';
import { Failure } from '@/core/kernel';
import { pictureKind } from './sniff';

/** Pixels of a side; the smaller serves up to 48 px on fine screens, the larger the profile. */
const AVATAR_SIDES = [96, 192] as const;
/** A photo of a good telephone; more is a bomb, or nothing that a seal could show. */
const MOST_PIXELS = 50_000_000;
const LONGEST_SIDE = 16_384;
const SMALLEST_SIDE = 32;
const SECONDS = 5;
/** Decoding takes the memory of the whole picture; more at once wait. */
const AT_ONCE = 2;

// Nothing is asked for twice, and a cache of the decoder's would only grow.
sharp.cache(false);
sharp.concurrency(1);

/** Which square of a picture: 100 = as large as fits; `x` and `y` = where it lies, 0 (left, top) to 100. */
export interface Crop {
  zoom: number;
  x: number;
  y: number;
}
export interface MadeAvatar {
  /** Names the picture: 32 hexadecimal digits of what it shows. */
  hash: string;
  files: { side: number; bytes: Buffer }[];
}

/**
 * Cuts a square out of a JPEG, PNG, GIF (its first frame) or WebP, turned as its camera says, and makes it anew as WebP without any metadata.
 * @throws Failure `picture.unknown`, `picture.broken`, `picture.too_many_pixels`, `picture.too_small`
 */
export async function makeAvatar(bytes: Uint8Array, crop: Crop): Promise<MadeAvatar> {
  if (!pictureKind(bytes)) throw new Failure('picture.unknown');
  return inTurn(async () => {
    const { width, height } = await sizeOf(bytes);
    const side = Math.max(SMALLEST_SIDE, Math.floor((Math.min(width, height) * 100) / crop.zoom));
    const square = {
      left: Math.round(((width - side) * crop.x) / 100),
      top: Math.round(((height - side) * crop.y) / 100),
      width: side,
      height: side,
    };
    const files: MadeAvatar['files'] = [];
    for (const each of AVATAR_SIDES) files.push({ side: each, bytes: await squareOf(bytes, square, each) });
    return { hash: createHash('sha256').update(files.at(-1)!.bytes).digest('hex').slice(0, 32), files };
  });
}

const open = (bytes: Uint8Array) => sharp(bytes, { limitInputPixels: MOST_PIXELS, pages: 1 }).timeout({ seconds: SECONDS });

/** Width and height as the picture is shown; the header is enough for that. */
async function sizeOf(bytes: Uint8Array): Promise<{ width: number; height: number }> {
  const found = await sharp(bytes, { limitInputPixels: false, pages: 1 })
    .metadata()
    .catch(() => {
      throw new Failure('picture.broken');
    });
  const { width, height } = found.autoOrient;
  if (width * height > MOST_PIXELS || Math.max(width, height) > LONGEST_SIDE)
    throw new Failure('picture.too_many_pixels', { maximum: MOST_PIXELS / 1_000_000 });
  if (Math.min(width, height) < SMALLEST_SIDE) throw new Failure('picture.too_small', { minimum: SMALLEST_SIDE });
  return { width, height };
}

function squareOf(bytes: Uint8Array, square: Region, side: number): Promise<Buffer> {
  return open(bytes)
    .autoOrient()
    .extract(square)
    .resize(side, side)
    .webp({ quality: 82 })
    .toBuffer()
    .catch(() => {
      throw new Failure('picture.broken');
    });
}

let free = AT_ONCE;
const waiting: (() => void)[] = [];

/** A place is handed on, so that nobody slips in between. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (free > 0) free -= 1;
  else await new Promise<void>((go) => waiting.push(go));
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  }
}
