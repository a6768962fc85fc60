import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUnfinished, stripFramework } from './strip';

/** What Next 16.4.5 puts around a page, as recorded from a production build. */
const HEAD =
  '<!DOCTYPE html><html lang="ja"><head><meta charSet="utf-8"/><link rel="stylesheet" href="/_next/static/chunks/a.css" data-precedence="next"/>' +
  '<link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/b.js"/><script src="/_next/static/chunks/c.js" async=""></script>' +
  '<script type="module" src="/assets/app.abc.js" async=""></script><title>T &lt;script&gt; 5</title><link rel="canonical" href="http://x/t/5"/>' +
  '<script src="/_next/static/chunks/d.js" noModule=""></script></head><body><div hidden=""><!--$--><!--/$--></div>';
const FOOT =
  '<script id="_R_">(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"a":1});</script><script src="/_next/static/chunks/b.js" async=""></script>' +
  '<script>(self.__next_f=self.__next_f||[]).push([0])</script><script>self.__next_f.push([1,"\\u003cp\\u003e </ p> "])</script></body></html>';
const CLEAN_HEAD =
  '<!DOCTYPE html><html lang="ja"><head><meta charSet="utf-8"/><link rel="stylesheet" href="/_next/static/chunks/a.css"/>' +
  '<script type="module" src="/assets/app.abc.js" async=""></script><title>T &lt;script&gt; 5</title><link rel="canonical" href="http://x/t/5"/></head><body>';
const page = (body: string) => HEAD + body + FOOT;
const clean = (body: string) => `${CLEAN_HEAD}${body}</body></html>`;

describe('stripFramework', () => {
  it('takes the framework out and leaves the page', () => {
    expect(stripFramework(page('<main><h1>Thread <!-- -->5</h1></main>'))).toBe(clean('<main><h1>Thread 5</h1></main>'));
  });

  it.each([
    '<script type="application/ld+json">{"a":"<!-- --> \\u003cscript>","b":"<link rel=\\"modulepreload\\">"}</script>',
    '<script type="application/ld+json">{"a":"<script src=\\"/_next/x.js\\">"}</script><p>after</p>',
    '<script src="/assets/app.123.js" defer=""></script>',
    '<link rel="modulepreload" href="/assets/x.js"/>',
    '<link rel="preload" as="font" href="/assets/x.woff2" crossorigin=""/>',
    '<textarea name="body">&lt;script&gt; <!-- --> <script>typed</script></textarea>',
    '<p>&lt;script&gt;self.__next_f.push()&lt;/script&gt;</p>',
    '<p>a < b, <3, <<, <s>struck</s> <strong>x</strong> <li> <dl></dl> <scripture/> <linkage></p>',
    '<style>a > b { content: "<script>" }</style>',
    '<a title="&lt;script&gt;alert(1)&lt;/script&gt;" href="/x">x</a>',
    '',
  ])('leaves %s', (body) => {
    expect(stripFramework(page(body))).toBe(clean(body));
  });

  it.each([
    [
      '<script nonce="abc" type="application/ld+json">{"x":"<!-- -->"}</script>',
      '<script type="application/ld+json">{"x":"<!-- -->"}</script>',
    ],
    ['<script nonce="abc">x</script>y', 'y'],
    ['<script>a</SCRIPT\n>y', 'y'],
    ['<script data-x="a>b" src="/_next/a.js"></script>y', 'y'],
    ['<script src="https://elsewhere.example/a.js"></script>y', 'y'],
    ['<script src="/assets/../_next/a.js"></script>', '<script src="/assets/../_next/a.js"></script>'],
    ['<link rel="modulepreload" href="/_next/a.js"/>y', 'y'],
    ['<!--$--><p>a<!-- -->b</p><!--/$-->', '<p>ab</p>'],
    ['<!--[if IE]>kept<![endif]-->', '<!--[if IE]>kept<![endif]-->'],
  ])('%s becomes %s', (before, after) => {
    expect(stripFramework(page(before))).toBe(clean(after));
  });

  it('returns what is no page of the framework unchanged', () => {
    for (const text of ['', 'plain', '<p>x</p>', '<', '</', '<script', '<!--', '<!-- -', '<link'])
      expect(stripFramework(text).startsWith(text === '<script' ? '' : text)).toBe(true);
  });

  it('never loses escaped text, whatever it is', () => {
    const escape = (text: string) =>
      text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/'/g, '&#x27;');
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string(),
            fc.constantFrom(
              '<script>',
              '</script>',
              '<!-- -->',
              '<div hidden="">',
              'self.__next_f',
              ' nonce="a"',
              'data-precedence="next"',
            ),
          ),
        ),
        (parts) => {
          const body = `<article>${escape(parts.join(''))}</article>`;
          expect(stripFramework(page(body))).toBe(clean(body));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is linear: twice the page costs about twice the time', () => {
    const hostile = [
      '<',
      '<!--',
      '<script type="application/ld+json">{}</script>',
      '<textarea>x</textarea>',
      '<link rel="icon" href="/x"/>',
      '<li',
    ]
      .join('')
      .repeat(5_000);
    const time = (text: string) => {
      const begun = performance.now();
      stripFramework(text);
      return performance.now() - begun;
    };
    time(hostile);
    expect(time(hostile + hostile)).toBeLessThan(10 * time(hostile) + 20);
  });

  const corpus = join(import.meta.dirname, '../../shared/corpora/xss');
  it.skipIf(!existsSync(corpus))('keeps every escaped hostile string of the corpora', () => {
    const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
    for (const file of readdirSync(corpus)) {
      const body = `<article>${escape(readFileSync(join(corpus, file), 'utf8'))}</article>`;
      expect(stripFramework(page(body)) === clean(body), file).toBe(true);
    }
  });

  it('tells a page that waits for script', () => {
    expect(isUnfinished('<!--$?--><template id="B:0"></template>')).toBe(true);
    expect(isUnfinished(page('<p>x</p>'))).toBe(false);
  });
});
