/** What a file is, by its first bytes: its name and what its sender calls it say nothing. */
export type PictureKind = 'jpeg' | 'png' | 'gif' | 'webp';

/** Undefined for everything that is not taken: HEIF, AVIF, TIFF, SVG and whatever is no picture at all. */
export function pictureKind(bytes: Uint8Array): PictureKind | undefined {
  const ascii = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (bytes[0] === 0x89 && ascii(1, 8) === 'PNG\r\n\x1a\n') return 'png';
  if (ascii(0, 6) === 'GIF87a' || ascii(0, 6) === 'GIF89a') return 'gif';
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'webp';
  return undefined;
}
