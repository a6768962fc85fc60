/** Every example of CommonMark and GFM that needs no raw HTML gives their HTML, or is one of the deviations named here. */
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { canonicalHtml } from '@/test/canonical-html';
import { corpusJson, hasCorpora } from '@/test/corpora';
import { renderMarkdown } from './render-markdown';

interface Example {
  markdown: string;
  html: string;
  ext?: string;
}

/** Decided in docs/decisions/0004-markup.md, by what the source holds. */
const DEVIATIONS: [RegExp, string][] = [
  [/<(?:irc|a\+b\+c|made-up-scheme|localhost):/, 'only http, https and mailto are links'],
  [/^<?\s*(?:<https?:\/\/foo\.bar\/baz bim>|< https?:\/\/foo\.bar >|https?:\/\/example\.com)/, 'bare addresses are links, as in GFM'],
  [/ftp:\/\/foo\.bar\.baz/, 'ftp is no link'],
  [/^(?:foo@bar\.baz|hello@mail|a\.b-c_d@a\.b)/, 'bare mail addresses are not links: nobody’s address is made clickable unasked'],
];

const withRaw = new MarkdownIt('commonmark');
const withoutRaw = new MarkdownIt('commonmark', { html: false });
const needsRawHtml = ({ markdown, ext }: Example): boolean =>
  ext === 'tagfilter' || withRaw.render(markdown) !== withoutRaw.render(markdown);

describe.skipIf(!hasCorpora)('conformance', () => {
  it.each([
    ['commonmark-spec', 575],
    ['gfm-spec', 590],
  ])('%s', (file, atLeast) => {
    const examples = corpusJson<Example[]>(`markdown/${file}.json`);
    const plain = examples.filter((example) => !needsRawHtml(example));
    const different = plain.filter(({ markdown, html }) => canonicalHtml(renderMarkdown(markdown).html) !== canonicalHtml(html));
    const undecided = different.filter(({ markdown }) => !DEVIATIONS.some(([source]) => source.test(markdown)));
    console.log(
      `${file}: ${plain.length} of ${examples.length} need no raw HTML, ${plain.length - different.length} equal, ${different.length} decided deviations`,
    );
    expect(undecided.map(({ markdown }) => markdown)).toEqual([]);
    expect(plain.length).toBeGreaterThan(atLeast);
  });

  it('tables as markdown-it has them', () => {
    for (const { markdown, html } of corpusJson<Example[]>('markdown/markdown-it-tables.json')) {
      const expected = html.replaceAll(/ style="text-align:(\w+)"/g, ' align="$1"').replaceAll('—', '---');
      expect(canonicalHtml(renderMarkdown(markdown).html)).toBe(canonicalHtml(expected));
    }
  });

  it('raw HTML is text', () => {
    for (const example of corpusJson<Example[]>('markdown/commonmark-spec.json').filter(needsRawHtml)) {
      expect(renderMarkdown(example.markdown).html).not.toMatch(
        /<(?!\/?(?:p|br|hr|h[2-6]|em|strong|del|code|pre|span|blockquote|[uo]l|li|a|img|div|table|thead|tbody|t[rdh])[\s>/])/,
      );
    }
  });
});
