import { expect, test } from 'vitest';
import { quoteOf } from './quote-of';

const from = (html: string) => quoteOf({ html, author: '林间', floor: 3 });

test('a quote names whom it quotes and keeps the lines', () => {
  expect(from('<p>一<br>二</p><ul><li>三 &amp; &lt;四&gt;</li></ul>')).toBe('> 林间 #3\n>\n> 一\n> 二\n> 三 & <四>\n\n');
});

test('quotes within are left out, so that nothing nests without end', () => {
  expect(from('<blockquote><p>older</p></blockquote>\n<p>newer</p>')).toBe('> 林间 #3\n>\n> newer\n\n');
});

test('a long text is cut between characters', () => {
  const quote = from(`<p>${'👨‍👩‍👧'.repeat(400)}</p>`);
  expect(quote.length).toBeLessThan(1_300);
  expect(
    quote
      .trimEnd()
      .replace(/^[^👨]+/u, '')
      .replace(/👨‍👩‍👧/gu, ''),
  ).toBe('…');
});
