import { describe, expect, it } from 'vitest';
import { mentionCandidates } from './mention-rule';
import { renderMarkdown, type RenderOptions } from './render-markdown';

const html = (source: string, options: RenderOptions = {}): string => renderMarkdown(source, { postKey: 'k', ...options }).html.trim();

describe('CJK', () => {
  it.each([
    '**強調。**です',
    'これは**「強調」**です',
    '**注意：**请看',
    '他说**“你好”**了',
    '**한국어(괄호)**는',
    '*斜体！*的',
    '~~删除。~~了',
  ])('emphasis in %s', (source) => expect(html(source)).toMatch(/<(strong|em|del)>/));
  it('keeps the blanks of a paragraph', () => expect(html('　　开头\n　　第二行')).toBe('<p>　　开头\n　　第二行</p>'));
});

describe('headings', () => {
  const levels = (source: string, headingBase?: 2 | 3): number[] =>
    renderMarkdown(source, { headingBase }).headings.map(({ level }) => level);
  it.each([
    ['# a\n## b\n# c', [2, 3, 2]],
    ['### a\n###### b\n#### c\n# d', [2, 3, 3, 2]],
    ['###### a', [2]],
    ['# 1\n## 2\n### 3\n#### 4\n##### 5\n###### 6', [2, 3, 4, 5, 6, 6]],
    ['> ## a\n\n# b', [2, 2]],
  ])('%j never skip', (source, expected) => expect(levels(source)).toEqual(expected));
  it('begin where the page asks', () => expect(levels('# a\n### b', 3)).toEqual([3, 4]));
  it('have ids of their own post', () => {
    const { headings, html: shown } = renderMarkdown('# 見出し *x*\n\nB\n=', { postKey: 'p9' });
    expect(headings).toEqual([
      { id: 'h-p9-1', level: 2, text: '見出し x' },
      { id: 'h-p9-2', level: 2, text: 'B' },
    ]);
    expect(shown).toContain('<h2 id="h-p9-1">見出し <em>x</em></h2>');
  });
});

describe('mentions and floors', () => {
  it('links names in any script', () => {
    expect(html('@伍六三 hi')).toContain('<a class="mention" href="/u/%E4%BC%8D%E5%85%AD%E4%B8%89">@伍六三</a>');
    expect(renderMarkdown('你好@さくら，@ann_lee-x! @Zoe\u0308').mentions).toEqual(['さくら', 'ann_lee-x', 'Zoë']);
  });
  it.each(['a@b.co', '`@ann`', '```\n@ann\n```', '[@ann](/x)', '![@ann](/x)', 'https://x.yz/@ann', '\\@ann', '@a', `@${'漢'.repeat(21)}`])(
    '%j holds none',
    (source) => expect(renderMarkdown(source).mentions).toEqual([]),
  );
  it('finds the member in a sentence without blanks', () => {
    const members = new Set(['伍六三', '伍']);
    const { mentions, html: shown } = renderMarkdown('@伍六三你好 @nobody', { isMember: (name) => members.has(name) });
    expect(mentions).toEqual(['伍六三']);
    expect(shown).toContain('>@伍六三</a>你好 @nobody');
    expect(mentionCandidates('@伍六三你 a@b')).toEqual(['伍六三你', '伍六三', '伍六']);
    expect(mentionCandidates('@漢字漢字漢字漢字漢字漢字 '.repeat(1_000)).length).toBeLessThanOrEqual(400);
  });
  it('links floors of a known thread', () => {
    const { floors, html: shown } = renderMarkdown('见 #12，#3 a#4 #0 #5x `#6`', { threadId: 9 });
    expect(floors).toEqual([12, 3]);
    expect(shown).toContain('<a class="floor" href="/t/9?floor=12">#12</a>');
    expect(renderMarkdown('#12').html).toBe('<p>#12</p>\n');
  });
});

describe('links and pictures', () => {
  it.each([
    ['见https://example.com/a。后面', 'https://example.com/a'],
    ['（https://example.com/a）', 'https://example.com/a'],
    ['https://example.com看看', 'https://example.com'],
    ['https://ru.wikipedia.org/wiki/Россия.', 'https://ru.wikipedia.org/wiki/%D0%A0%D0%BE%D1%81%D1%81%D0%B8%D1%8F'],
    ['https://例え.jp/x です', 'https://xn--r8jz45g.jp/x'],
    ['https://a.bc/x_(y)?q=1&b=2,', 'https://a.bc/x_(y)?q=1&amp;b=2'],
    ['*https://a.bc/x*', 'https://a.bc/x'],
    ['www.example.com/x_y_z!', 'http://www.example.com/x_y_z'],
    ['HTTPS://EXAMPLE.COM/A', 'HTTPS://EXAMPLE.COM/A'],
  ])('%s leads to %s', (source, address) => expect(html(source)).toContain(`href="${address}" rel="nofollow ugc noopener"`));
  it.each(['example.com', 'file.md', 'a@b.co', 'mailto:a@b.co', 'http://', 'ftp://a.bc', 'http://nodot', 'xhttp://a.bc'])(
    '%s is text',
    (source) => expect(html(source)).not.toContain('<a'),
  );
  it('tells our own addresses from others', () => {
    expect(html('[a](/t/1) [b](https://board.example/t/2#p3) [c](https://board.example.evil/x)', { origin: 'https://board.example' })).toBe(
      '<p><a href="/t/1">a</a> <a href="/t/2#p3">b</a> <a href="https://board.example.evil/x" rel="nofollow ugc noopener">c</a></p>',
    );
  });
  it('shows our own pictures only', () => {
    expect(html('![猫](/uploads/ab/c.webp "t")')).toBe(
      '<p><img src="/uploads/ab/c.webp" alt="猫" title="t" loading="lazy" decoding="async" /></p>',
    );
    expect(html('![猫](https://x.yz/c.png)')).toBe('<p><a href="https://x.yz/c.png" rel="nofollow ugc noopener">猫</a></p>');
    expect(html('![](https://x.yz/c.png)')).toContain('>https://x.yz/c.png</a>');
    expect(html('[![猫](https://x.yz/c.png)](/t/1)')).toBe('<p><a href="/t/1">猫</a></p>');
  });
  it('counts them', () =>
    expect(renderMarkdown('@ann [a](/x) https://a.bc ![b](/uploads/c.png) ![d](https://e.fg)')).toMatchObject({ links: 3, images: 2 }));
});

describe('blocks', () => {
  it('wraps tables for scrolling', () =>
    expect(html('|a|b|\n|:-:|-:|\n|1|2|')).toMatch(
      /^<div class="table-scroll" tabindex="0">\n<table>[\s\S]*<th class="to-center">a<\/th>\n<th class="to-right">b[\s\S]*<\/div>$/,
    ));
  it('marks tasks', () =>
    expect(html('- [ ] a\n- [x] b')).toBe(
      '<ul>\n<li class="task"><span class="task-mark">☐</span> a</li>\n<li class="task"><span class="task-mark">☑</span> b</li>\n</ul>',
    ));
  it('keeps the notes of two posts apart', () => {
    const ids = (key: string): string[] =>
      Array.from(html('a[^1] b[^n] c[^1]\n\n[^1]: x\n[^n]: y', { postKey: key }).matchAll(/id="([^"]+)"/g), ([, id]) => id!);
    expect(ids('a')).toHaveLength(5);
    expect(new Set([...ids('a'), ...ids('b')]).size).toBe(10);
  });
  it('colours code by classes', () => {
    expect(html('```js\nconst a = "<b>"; // 字\n```')).toBe(
      '<pre tabindex="0"><code class="language-js"><span class="tk-keyword">const</span> a = <span class="tk-string">"&lt;b&gt;"</span>; <span class="tk-comment">// 字</span>\n</code></pre>',
    );
    expect(html('```diff\n+a\n-b\n```')).toContain('<span class="tk-inserted">+a</span>\n<span class="tk-deleted">-b</span>');
    expect(html('```nosuch\nif x\n```')).toContain('>if x\n</code>');
    expect(html('```py\ndef f(x): # "no\n    return """a\nb"""\n```')).toContain('<span class="tk-comment"># "no</span>');
  });
  it('breaks lines once', () => expect(html('a  \nb\nc')).toBe('<p>a<br />b\nc</p>'));
});

describe('the rest of the answer', () => {
  it('begins its excerpt with one’s own words, not with those that it quotes', () => {
    expect(renderMarkdown('> Their words.\n>\n> > Older ones.\n\nMy *words*.\n\n> More.\n\nThe end.').excerpt).toBe('My words. The end.');
    expect(renderMarkdown('> Only theirs.').excerpt).toBe('Only theirs.');
    expect(renderMarkdown('> Theirs.\n\nMine.').text).toBe('Theirs.\nMine.');
  });

  it('has text, excerpt and minutes', () => {
    const { text, excerpt, minutes } = renderMarkdown(`# T\n\n${'字'.repeat(1_000)}\n\n- a\n- b`, { lang: 'zh-CN' });
    expect(text).toBe(`T\n${'字'.repeat(1_000)}\na\nb`);
    expect(excerpt).toBe(`T ${'字'.repeat(137)}…`);
    expect(minutes).toBe(2);
  });
  it('gives the same for the same, and other ids for another text', () => {
    expect(renderMarkdown('# a')).toEqual(renderMarkdown('# a'));
    expect(renderMarkdown('# a').headings[0]!.id).not.toBe(renderMarkdown('# b').headings[0]!.id);
  });
  it('drops what HTML cannot hold', () => expect(html('a\u0000b\u0001c\ud83dd\uffff')).toBe('<p>abcd</p>'));
});
