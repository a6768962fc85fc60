import { expect, test } from 'vitest';
import { renderMarkdown } from '@/core/markup';
import { quoteOf } from './quote-of';

const from = (html: string) => quoteOf({ id: 12, html, author: '林间', floor: 3 });

test('a quote names whom it quotes and keeps the lines', () => {
  expect(from('<p>一<br>二</p><ul><li>三 &amp; &lt;四&gt;</li></ul>')).toBe('> [林间 #3](/p/12)\n>\n> 一\n> 二\n> 三 & <四>\n\n');
});

test('a name is text, whatever signs it has', () => {
  expect(quoteOf({ id: 12, html: '<p>a</p>', author: '_snake_case_', floor: 3 })).toContain('> [\\_snake\\_case\\_ #3](/p/12)');
  const { html, quotes, links } = renderMarkdown(
    `${quoteOf({ id: 12, html: '<p>a</p>', author: '_snake_case_', floor: 3 })}Yes. [that](/p/13)`,
  );
  expect(html).toContain('<a href="/p/12">_snake_case_ #3</a>');
  expect([quotes, links]).toEqual([[12], 0]);
});

test('quotes within are left out, so that nothing nests without end', () => {
  expect(from('<blockquote><p>older</p></blockquote>\n<p>newer</p>')).toBe('> [林间 #3](/p/12)\n>\n> newer\n\n');
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
