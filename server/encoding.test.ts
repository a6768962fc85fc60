import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { chooseEncoding, compress } from './encoding';

describe('chooseEncoding', () => {
  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['br', 'br'],
    ['BR;q=0.1, gzip', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['*', 'br'],
    ['*;q=0', 'identity'],
    ['identity', 'identity'],
    ['br;q=x', 'identity'],
    ['x'.repeat(5_000), 'identity'],
    ['', 'identity'],
    [undefined, 'identity'],
  ])('%s is answered in %s', (header, encoding) => expect(chooseEncoding(header)).toBe(encoding));
});

describe('compress', () => {
  const text = Buffer.from('瓦版'.repeat(1_000));
  it('can be undone', async () => {
    expect(brotliDecompressSync(await compress(text, 'br', 'once'))).toEqual(text);
    expect(gunzipSync(await compress(text, 'gzip', 'kept'))).toEqual(text);
    expect(await compress(text, 'identity', 'ever')).toBe(text);
  });
});
