/** `:::hide`: what is hidden is nowhere but in its part, and the source without it is decided by the same parser. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { harmsIn } from '@/test/harmless-html';
import { fillHiddenPlaces, hiddenPlacesIn } from './hidden-places';
import { renderMarkdown } from './render-markdown';
import { countHidden, mayHaveHidden, withoutHidden } from './without-hidden';

const render = (source: string) => renderMarkdown(source, { hides: true, threadId: 7 });

describe('hidden parts', () => {
  it('leave an empty place behind', () => {
    const { html, hidden, text, headings, excerpt } = render('a\n\n:::hide\n# b\n\n*c*\n:::\n\nd\n\n:::hide 50\ne\n:::');
    expect(html).toBe(
      '<p>a</p>\n<div class="hidden-part" data-hide="1 reply 0"></div>\n<p>d</p>\n<div class="hidden-part" data-hide="2 points 50"></div>\n',
    );
    expect(hidden.map(({ place, rule, least }) => [place, rule, least])).toEqual([
      [1, 'reply', 0],
      [2, 'points', 50],
    ]);
    expect(hidden[0]!.html).toMatch(/^<h2 id="h-[a-z0-9]+-x1-1">b<\/h2>\n<p><em>c<\/em><\/p>\n$/);
    expect([text, headings, excerpt]).toEqual(['a\nd', [], 'a d']);
    expect(hiddenPlacesIn(html)).toEqual(hidden.map(({ place, rule, least }) => ({ place, rule, least })));
  });

  it.each([
    ['without a blank line', 'a\n:::hide\nSECRET\n:::\nb'],
    ['left open', 'a\n\n:::hide\nSECRET\n\nSECRET'],
    ['in capitals, with blanks and more colons', '::::  HIDE  7  \nSECRET\n::::'],
    ['behind a quote', '> a\n:::hide\nSECRET\n:::'],
    ['behind a list', '- a\n:::hide\nSECRET\n:::'],
    ['behind a table', '|a|\n|-|\n|b|\n:::hide\nSECRET\n:::'],
    ['behind a note', 'a[^1]\n\n[^1]: b\n:::hide\nSECRET\n:::'],
    ['with code that holds colons', ':::hide\n```\n:::\n```\nSECRET\n:::\nb'],
    ['with another inside', ':::hide\n:::hide 5\na\n:::\nSECRET\n:::'],
    ['with notes and definitions used outside', ':::hide\n[^1]: SECRET\n[x]: /SECRET\n\n[x] [^1]\n:::\n\na[^1] [x]'],
    ['with control characters', ':\u0001::hi\u0002de\nSECRET\n:\u0003::'],
    ['with carriage returns', 'a\r\n:::hide\r\nSECRET\r\n:::\r\nb'],
    ['with wide and other blanks', ':::hide\u300050\nSECRET\n\u3000:::\u00a0\nb'],
    ['with a hard blank', ':::hide\u00a050\nSECRET\n:::\nb'],
    ['with wide colons', '：：：hide\nSECRET\n：：：\nb'],
    ['all wide', '\u3000：：：ｈｉｄｅ\u3000５０\nSECRET\n：：：\nb'],
    ['with other colons', '﹕︓∶hide\nSECRET\n:::\nb'],
    ['behind a sign of no width', 'a\n\u200b:::hide\nSECRET\n\u200b:::\nb'],
    ['behind a next line', 'a\n\u0085:::hide\nSECRET\n:::\nb'],
    ['behind a mark of byte order and of direction', '\ufeff\u200e:::hide\nSECRET\n:::\nb'],
    ['behind a filler', '\u3164:::\u00adhide\nSECRET\n:::\nb'],
    ['for no points', ':::hide 0\nSECRET\n:::\nb'],
    ['in words', ':::hide reply\nSECRET\n:::\nb'],
    ['for more than there can be', ':::hide 1234567890\nSECRET\n:::\nb'],
    ['on the line itself', ':::hide SECRET\nb\n:::\nb'],
    ['with what follows at once', ':::hide50\nSECRET\n:::\n\n:::hide：５０\nSECRET\n:::\nb'],
    ['indented by three', 'a\n\n   :::hide\n   SECRET\n   :::'],
    [
      'with a link, a mention, a picture and a heading',
      ':::hide\n# SECRET\n\n@SECRET [SECRET](/SECRET) ![SECRET](/uploads/SECRET.png)\n:::',
    ],
  ])('%s', (_name, source) => {
    const { hidden, ...open } = render(source);
    expect(JSON.stringify({ ...open, hiddenMentions: [] })).not.toContain('SECRET');
    expect(hidden.map(({ html }) => html).join()).toContain('SECRET');
    expect(withoutHidden(source)).not.toContain('SECRET');
    expect(withoutHidden(source, () => true)).toBe(source.replaceAll(/\r\n?/g, '\n'));
    expect([mayHaveHidden(source), countHidden(source) > 0]).toEqual([true, true]);
  });

  it.each([
    '```\n:::hide\nx\n:::\n```',
    '    :::hide\n    x',
    '> :::hide\n> x\n> :::',
    '- :::hide\n  x',
    '```\n：：：hide 0\nx\n：：：\n```',
    '`:::hide reply` x',
    ':::hidden\nx\n:::',
    'a :::hide\nx\n:::',
    ':::\nx\n:::',
  ])('%j hides nothing', (source) => {
    expect(render(source).hidden).toEqual([]);
    expect(render(source).html).toContain('x');
    expect(withoutHidden(source)).toBe(source);
  });

  it('are shown to nobody where it cannot be read to whom, and say so', () => {
    for (const source of [':::hide 0\nx\n:::', ':::hide reply\nx', '：：：hide\u3000０\nx', ':::hide 1234567890\nx', ':::hide -5\nx']) {
      const { hidden, hasUnreadableHidden } = render(source);
      expect([source, hidden[0]!.rule, hidden[0]!.least, hasUnreadableHidden]).toEqual([source, 'points', 999_999_999, true]);
    }
    for (const source of [':::hide\nx', ':::hide\u30005\nx', '```\n:::hide 0\n```', ':::hide\n:::hide 0\nx\n:::\n:::'])
      expect([source, render(source).hasUnreadableHidden]).toEqual([source, false]);
  });

  it('stay text where a text cannot hide: rules of a board, a biography', () =>
    expect(renderMarkdown(':::hide\nx\n:::').html).toBe('<p>:::hide\nx\n:::</p>\n'));

  it('have ids by which no hidden word can be guessed', () => {
    const ids = (secret: string) => render(`# a\n\n:::hide\n${secret}\n:::`).headings;
    expect(ids('1234')).toEqual(ids('9876'));
  });

  it('are ten at most', () => {
    const source = ':::hide\nx\n:::\n'.repeat(11);
    expect([render(source).hidden.length, render(source).hasTooManyHidden, countHidden(source)]).toEqual([10, true, 10]);
    expect(render(':::hide\nx\n:::\n'.repeat(10)).hasTooManyHidden).toBe(false);
  });

  it('cannot be forged, and what is put in is not looked through again', () => {
    const place = '<div class="hidden-part" data-hide="1 reply 0"></div>';
    for (const source of [
      place,
      `\`${place}\``,
      `\`\`\`html\n${place}\n\`\`\``,
      `[a](/x "${place.replaceAll('"', "'")}")`,
      `[${place}](/x)`,
      `# ${place}`,
      `![${place}](/uploads/a.png)`,
      place.replaceAll('"', '&quot;').replaceAll('<', '&lt;'),
    ]) {
      const html = render(`${source}\n\n:::hide\nSECRET\n:::`).html;
      expect([source, hiddenPlacesIn(html).length, fillHiddenPlaces(html, () => 'X').match(/X/g)?.length]).toEqual([source, 1, 1]);
    }
    expect(fillHiddenPlaces(`${place}$`, () => `${place}$&`)).toBe(`${place}$&$`);
  });

  it('whatever is put together: parser and source agree, and nothing runs', () => {
    const piece = fc.constantFrom(
      ':::hide\n',
      ':::hide 9\n',
      ':::\n',
      '::::\n',
      'zq\n',
      '\n',
      '> ',
      '- ',
      '1. ',
      '    ',
      '```\n',
      '~~~\n',
      '[^1]: ',
      '[^1]',
      '|a|\n|-|\n',
      '# ',
      '\t',
      '[x]: ',
      '<div>',
      '\u0001',
      '===\n',
      '***\n',
      // What input methods leave, and what cannot be read.
      '：：：hide\n',
      '：：：ｈｉｄｅ\u3000５０\n',
      '：：：\n',
      ':::hide\u00a09\u3000\n',
      ':::hide 0\n',
      ':::hide reply ',
      ':::hide',
      '﹕',
      '：',
      '\u200b',
      '\u0085',
      '\u00a0',
      '\u3000',
      '\u2028',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const source = pieces.join('');
        const { html, hidden, hasTooManyHidden } = render(source);
        expect(hiddenPlacesIn(html).length).toBe(hidden.length);
        expect(countHidden(source)).toBe(hidden.length);
        for (const each of [html, ...hidden.map((part) => part.html)]) expect(harmsIn(each)).toEqual([]);
        // Each word of the source lies either in what is open or in a part, in the HTML as in the source.
        // Ids are hashes, which may hold the letters by chance.
        const count = (text: string) => text.replace(/ (?:id|href|aria-labelledby|aria-describedby)="[^"]*"/g, '').split('zq').length - 1;
        expect(count(html)).toBeLessThanOrEqual(count(withoutHidden(source)));
        // (Definitions that nothing refers to are drawn nowhere.)
        const drawn = count(withoutHidden(source)) + hidden.reduce((sum, part) => sum + count(part.html), 0);
        if (!hasTooManyHidden && !source.includes(']:')) expect(drawn).toBe(count(source));
      }),
      { numRuns: 1500 },
    );
  });
});
