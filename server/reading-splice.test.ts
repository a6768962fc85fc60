import { describe, expect, it } from 'vitest';
import { readingOf, spliceReading } from './reading-splice';

const splice = (page: string, cookie: string) => spliceReading(Buffer.from(page), readingOf(cookie)).toString();

describe('spliceReading', () => {
  it('puts the choices into the page’s first tag', () => {
    expect(splice('<!DOCTYPE html><html lang="ja"><body>瓦版 <html></body></html>', 's22.i1')).toBe(
      '<!DOCTYPE html><html data-size="22" data-indent="1" lang="ja"><body>瓦版 <html></body></html>',
    );
  });

  it.each([
    ['<!DOCTYPE html><html lang="ja" data-size="16"><body></body></html>', 's22'],
    ['<!DOCTYPE html><html lang="ja"><body></body></html>', 's18'],
    ['<!DOCTYPE html><html lang="ja"><body></body></html>', '"><script>alert(1)</script>'],
    ['<feed></feed>', 's22'],
    [`${' '.repeat(300)}<html>`, 's22'],
    ['<html', 's22'],
  ])('leaves %s as it is for %s', (page, cookie) => expect(splice(page, cookie)).toBe(page));
});
