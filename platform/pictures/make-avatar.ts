import { createHash } from 'node:crypto';
import sharp, { type Region, type Sharp } from 'sharp';
import { Failure } from '@/core/kernel';
import { pictureKind } from './sniff';

/** Pixels of a side: the larger is for the profile, the smaller serves up to 48 px on fine screens. */
const LARGE = 192;
const SMALL = 96;
/**
 * What telephones take by themselves (24.5 million). Decoded it is up to four bytes a pixel, 100 MB, which has to fit beside everything
 * else that a small machine runs.
 */
const MOST_PIXELS = 25_000_000;
const LONGEST_SIDE = 16_384;
const SMALLEST_SIDE = 32;
const SECONDS = 5;

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
    // The picture is decoded once; everything after that is made of the small square.
    const cut = await squareOf(bytes, square);
    const files = [
      { side: SMALL, bytes: await webp(sharp(cut).resize(SMALL, SMALL)) },
      { side: LARGE, bytes: await webp(sharp(cut)) },
    ];
    return { hash: createHash('sha256').update(files[1]!.bytes).digest('hex').slice(0, 32), files };
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

const webp = (picture: Sharp): Promise<Buffer> => picture.webp({ quality: 82 }).toBuffer();

function squareOf(bytes: Uint8Array, square: Region): Promise<Buffer> {
  return open(bytes)
    .autoOrient()
    .extract(square)
    .resize(LARGE, LARGE)
    .png({ compressionLevel: 1 })
    .toBuffer()
    .catch(() => {
      throw new Failure('picture.broken');
    });
}

let last: Promise<unknown> = Promise.resolve();

/** One after the other: decoding takes the memory of the whole picture. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work);
  last = turn.catch(() => undefined);
  return turn;
}
