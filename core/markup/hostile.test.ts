/** Text that wants to run, to break out, or to take for ever (threats 1–3, 26, 27). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corpusJson, hasCorpora } from '@/test/corpora';
import { harmsIn } from '@/test/harmless-html';
import { HOSTILE } from '@/test/hostile-markdown';
import { toMarkdown } from './convert/to-markdown';
import { renderMarkdown } from './render-markdown';

const render = (source: string): string => renderMarkdown(source, { threadId: 7, hides: true }).html;

describe('nothing runs', () => {
  it.each([
    '<img src=x onerror=alert(1)>',
    '[a](javascript:alert(1))',
    '[a](  JaVaScRiPt&#58;alert(1))',
    '[a](java\tscript:alert(1))',
    '[a](<java\tscript:alert(1)>)',
    '[a](<\u0001javascript:alert(1)>)',
    '<javascript:alert(1)>',
    '![a](javascript:alert(1))',
    '[a]: javascript:alert(1)\n\n[a]',
    '[a](data:text/html;base64,PHNjcmlwdD4=)',
    '[a](vbscript:x)',
    '[a](//evil.example/x)',
    '[a](/\\evil.example)',
    '[a](\\\\evil.example)',
    '![a](/uploads/../secret)',
    '![a](/uploads//evil.example/x.png)',
    '![a](//evil.example/x.png)',
    '![a](x "\\" onerror=\\"alert(1)")',
    '```" onmouseover="alert(1)\nx\n```',
    '```html\n<script>alert(1)</script>\n```',
    '@<img src=x>',
    '| a |\n|:-:" style="x|\n| b |',
    '# <script>alert(1)</script>',
    '[^"><script>]\n\n[^"><script>]: x',
  ])('%j', (source) => expect(harmsIn(render(source))).toEqual([]));

  it('whatever is put together', () => {
    const piece = fc.constantFrom(
      '[',
      ']',
      '(',
      ')',
      '<',
      '>',
      '!',
      '"',
      "'",
      '`',
      '*',
      '_',
      '\\',
      '\n',
      '\n\n',
      '- ',
      '> ',
      '|',
      '#',
      '@',
      '&#58;',
      'javascript:',
      'https://a.bc',
      'data:',
      '/uploads/a.png',
      'onerror=',
      '<script>',
      '[^1]',
      '[^1]: ',
      'x',
      '字',
      '~~',
      '    ',
      '\t',
      '\u0000',
      '\ud83d',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        expect(harmsIn(render(pieces.join('')))).toEqual([]);
      }),
      { numRuns: 1_500 },
    );
  });

  describe.skipIf(!hasCorpora)('with payloads of others', () => {
    const files = ['payloads-a', 'patt-md-a', 'dompurify-expect-a', 'html5sec-a', 'html5lib-sanitizer-a', 'html5lib-tokenizer-a'];
    it.each(files)('%s', (file) => {
      const harms: string[] = [];
      for (const entry of corpusJson<(string | Record<string, string>)[]>(`xss/${file}.json`)) {
        const payload = typeof entry === 'string' ? entry : (entry.payload ?? entry.input ?? entry.data ?? '');
        harms.push(...harmsIn(render(payload)));
        for (const format of ['html', 'bbcode', 'text'] as const) harms.push(...harmsIn(render(toMarkdown(payload, format))));
      }
      expect(harms).toEqual([]);
    });
  });
});

describe('nothing takes for ever', () => {
  /** Milliseconds of this process's own work: the machine may be busy with other things. */
  const workOf = (work: () => unknown): number => {
    const begun = process.cpuUsage();
    work();
    return process.cpuUsage(begun).user / 1_000;
  };
  const least = (work: () => unknown): number => Math.min(workOf(work), workOf(work), workOf(work));
  /** Four times the text: linear work grows four times, quadratic sixteen times. What is below a moment proves nothing. */
  const grewLinearly = (work: (size: number) => unknown): boolean => {
    const small = Math.max(
      least(() => work(12_500)),
      10,
    );
    return least(() => work(50_000)) < small * 10;
  };
  /** The processor's time includes what the engine spends on compiling: warm first, and what is quadratic is so every time. */
  const growsLinearly = (work: (size: number) => unknown): boolean => {
    work(50_000);
    return [1, 2, 3].some(() => grewLinearly(work));
  };

  it.each(Object.keys(HOSTILE))('%s', (name) => expect(growsLinearly((size) => render(HOSTILE[name]!(size)))).toBe(true));
  it.each(['text', 'bbcode', 'html'] as const)('%s to Markdown', (format) => {
    const slow = Object.entries(HOSTILE).filter(([, shape]) => !growsLinearly((size) => toMarkdown(shape(size), format)));
    expect(slow.map(([name]) => name)).toEqual([]);
  });

  it.each(['>', '> ', '- ', '1. ', '[', '*a ', '![', '> - '])('10,000 of %j in one another do not overflow', (piece) =>
    expect(render(`${piece.repeat(10_000)}end`)).toContain('end'),
  );
  it('nor do notes in notes', () => expect(render(`a[^1]\n\n${'[^1]: '.repeat(10_000)}end`)).toContain('footnote-ref'));
  it('shows at most ten quotes and loses no word', () => {
    const html = render(`${'> '.repeat(40)}deep`);
    expect(html.match(/<blockquote>/g)).toHaveLength(10);
    expect(html).toContain('deep');
    expect(render(Array.from({ length: 60 }, (_, at) => `${'  '.repeat(at)}- w${at}.`).join('\n'))).toContain('w59.');
  });
});
