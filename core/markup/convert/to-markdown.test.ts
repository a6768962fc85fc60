import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../render-markdown';
import { toMarkdown } from './to-markdown';

/** Letters and digits only: what no conversion may lose. */
const bones = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');

describe('BBCode', () => {
  it.each([
    ['[b]粗体[/b] [i]x[/i] [s]y[/s] [u]z[/u]', '**粗体** *x* ~~y~~ z'],
    ['[url=http://a.bc]链接[/url] [url]http://d.ef[/url]', '[链接](http://a.bc) [http://d.ef](http://d.ef)'],
    ['[url=javascript:alert(1)]x[/url]', 'x'],
    ['[email]a@b.co[/email]', '[a@b.co](mailto:a@b.co)'],
    ['[img]http://x.yz/a.png[/img]', '![](http://x.yz/a.png)'],
    ['[quote=张三]引用\n二[/quote]答', '> **张三**\n>\n> 引用\n> 二\n\n答'],
    ['[list][*]a[*][b]b[/b][/list]', '- a\n- **b**'],
    ['[list=1][*]a[*]b[list][*]c[/list][/list]', '1. a\n2. b\n\n   - c'],
    ['[code]if (a < b)\n  [b]x[/b][/code]', '```\nif (a < b)\n  [b]x[/b]\n```'],
    ['[color=red][size=5]big[/size][/color]', 'big'],
    ['[table][tr][td]a[/td][td]b|c[/td][/tr][tr][td]d[/td][/tr][/table]', '| a | b\\|c |\n| --- | --- |\n| d |  |'],
    ['[unknown]x[/unknown] [/b] [code]open', '\\[unknown]x\\[/unknown] \\[/b] \\[code]open'],
    ['[b]\n\n[/b]', ''],
    ['一\n二\n\n　　三', '一\n二\n\n　　三'],
  ])('%j → %j', (source, markdown) => expect(toMarkdown(source, 'bbcode')).toBe(markdown));
});

describe('HTML', () => {
  it.each([
    ['<p>a <b>b </b>c</p><p>d<br>e</p>', 'a **b** c\n\nd  \ne'],
    ['<h2>x</h2><ul><li>a</li><li><p>b</p><p>c</p></li></ul>', '## x\n\n- a\n- b\n\n  c'],
    ['<ol><li>a<pre><code class="lang-js">x &lt; y\n</code></pre></ol>', '1. a\n\n   ```js\n   x < y\n   ```'],
    ['<blockquote><p>q</p><blockquote>r</blockquote></blockquote>', '> q\n>\n> > r'],
    ['<a href="http://a.bc/(x)" onclick=x>t</a> <a href="data:x">u</a>', '[t](http://a.bc/%28x%29) u'],
    ['<script>x</script><style>y</style><iframe>z</iframe>w', 'w'],
    ['<code>a`b</code> <img src="/uploads/a.png" alt="A]">', '``a`b`` ![A\\]](/uploads/a.png)'],
    ['<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>', '漢字(かんじ)'],
    ['<b><p>a</p></b><div>1. x</div><div># y</div>', 'a\n\n1\\. x\n\n\\# y'],
    ['<p>　　开头', '　　开头'],
  ])('%j → %j', (source, markdown) => expect(toMarkdown(source, 'html')).toBe(markdown));
});

describe('text', () => {
  it('shows what it was, with no markup of its own', () => {
    const signs = fc.constantFrom(
      '#',
      ' ',
      '-',
      '*',
      '_',
      '`',
      '[',
      ']',
      '(',
      ')',
      '<',
      '>',
      '!',
      '|',
      '~',
      '\\',
      '&amp;',
      '&',
      '=',
      '1.',
      '+',
      '\n',
      'a',
      '字',
      ':',
      '@',
      '"',
      '    ',
      '　',
    );
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 30 }), (parts) => {
        const text = parts
          .join('')
          .replace(/[ \u3000]+(?=\n)/g, '')
          .replace(/\n{2,}/g, '\n')
          .trim();
        const { html, links, images } = renderMarkdown(toMarkdown(text, 'text'), { isMember: () => false });
        const shown = html.replace(/^<p>|<\/p>\n$/g, '');
        expect(shown).not.toMatch(/<(?!br)/);
        expect([links, images]).toEqual([0, 0]);
        const decoded = shown.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
        expect(decoded.replace(/[ \u00a0]+/g, '')).toBe(text.replace(/[ \u00a0]+/g, ''));
      }),
      { numRuns: 5_000 },
    );
  });
  it('keeps addresses alive', () =>
    expect(renderMarkdown(toMarkdown('see https://a.bc/d_e_f.', 'text')).html).toContain('<a href="https://a.bc/d_e_f"'));
});

it.each(['bbcode', 'html', 'text'] as const)('%s loses no letter of plain words', (format) => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[\p{L}\p{N} \n.,;:!*_#-]{0,60}$/u),
      (text) => bones(renderMarkdown(toMarkdown(text, format)).text) === bones(text),
    ),
    { numRuns: 500 },
  );
});
