import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { installPress } from '@/platform/press';
import type { Frame } from './frame';
import { pressText, Still } from './still';

beforeAll(() => installPress((tree) => renderToStaticMarkup(tree as never)));

const frameOf = (facts: Partial<Frame>): Frame =>
  ({
    locale: 'en',
    timeZone: 'UTC',
    path: '/t/1',
    csrf: null,
    viewer: null,
    now: new Date(0),
    formats: { date: () => 'day' },
    ...facts,
  }) as Frame;
const member = (name: string, csrf: string) => frameOf({ csrf, viewer: { id: name.length, name, seal: { char: 'x', pigment: 'a' } } });

/** A line for each time that a part is drawn. */
const drawn: string[] = [];
function Part({ text, frame }: { text: string; frame: Frame }) {
  drawn.push(text);
  return (
    <p>
      {text} {frame.viewer ? `[${frame.viewer.name}]` : 'guest'} <input name="csrf" defaultValue={frame.csrf ?? ''} />
    </p>
  );
}
function Own({ frame }: { frame: Frame }) {
  return <b>{frame.viewer?.name}</b>;
}
function Nested({ post }: { post: { html?: string; author?: { bio: string } }; frame: Frame }) {
  drawn.push(post.html ?? '');
  return (
    <p>
      {post.html} {post.author?.bio}
    </p>
  );
}
function Outer({ text, frame }: { text: string; frame: Frame }) {
  return (
    <div>
      <Still of={Part} frame={frame} props={{ text }} />
    </div>
  );
}
const page = (frame: Frame, text: string) => pressText(<Still of={Part} frame={frame} props={{ text }} />, frame.csrf);

describe('still parts', () => {
  it('are drawn once for all members, each with their own token, and name nobody', () => {
    drawn.length = 0;
    const ann = page(member('Ann', 'token-of-ann'), 'once');
    const beatrix = page(member('Beatrix', 'token-of-beatrix'), 'once');
    expect(drawn).toHaveLength(1);
    expect(ann).toContain('value="token-of-ann"');
    expect(beatrix).toContain('value="token-of-beatrix"');
    expect(ann + beatrix).not.toMatch(/Ann\]|Beatrix\]/);
  });

  it('are drawn anew for guests, other texts, days and addresses', () => {
    drawn.length = 0;
    const one = member('Ann', 'a');
    page(one, 'key');
    page(frameOf({}), 'key');
    page(one, 'other');
    page({ ...one, path: '/t/2' }, 'key');
    page({ ...one, formats: { date: () => 'next day' } as never }, 'key');
    expect(drawn).toHaveLength(5);
  });

  it('stand inside one another, in their places', () => {
    const html = pressText(
      <main>
        <Still of={Outer} frame={member('Ann', 'deep')} props={{ text: 'inner' }} />
        <i>after</i>
      </main>,
      'deep',
    );
    expect(html).toMatch(/^<main><div><p>inner .*value="deep".*<\/p><\/div><i>after<\/i><\/main>$/);
  });

  it('show the reader only where they are personal', () => {
    const draw = (frame: Frame) => pressText(<Still of={Own} frame={frame} props={{}} personal />, frame.csrf);
    expect([draw(member('Ann', 'a')), draw(member('Beatrix', 'b'))]).toEqual(['<b>Ann</b>', '<b>Beatrix</b>']);
  });

  it('give no text the token, whatever it says', () => {
    for (const text of ['csrf-of-the-reader', 'csrf-', '<still-0></still-0>', 'CSRF']) {
      const html = page(member('Ann', 'secret-token'), text);
      expect(html.split('secret-token')).toHaveLength(2);
    }
  });

  it('tell long texts apart, wherever they stand, and go on doing so when there are too many to number', () => {
    const long = (mark: string) => mark.repeat(300);
    const draw = (post: object) => pressText(<Still of={Nested} frame={member('Ann', 'a')} props={{ post }} />, 'a');
    drawn.length = 0;
    for (const html of [long('a'), long('b'), long('a')]) expect(draw({ html, author: { bio: 'x' } })).toContain(html);
    expect(drawn).toHaveLength(2);
    expect(draw({ html: 'short', author: { bio: long('c') } })).toContain(long('c'));
    expect(draw({ html: 'short', author: { bio: long('d') } })).toContain(long('d'));
    // More than are kept by number, and by bytes: what comes back is still its own.
    for (let nth = 0; nth < 60; nth += 1) expect(draw({ html: `${nth} `.repeat(60_000), author: { bio: '' } })).toContain(` ${nth} `);
    for (const html of [long('a'), long('b')]) expect(draw({ html, author: { bio: 'x' } })).toContain(html);
  });

  it('leave nothing behind when one fails', () => {
    function Broken(): never {
      throw new Error('broken');
    }
    const frame = member('Ann', 'a');
    expect(() =>
      pressText(
        <>
          <Still of={Part} frame={frame} props={{ text: 'before it' }} />
          <Still of={Broken} frame={frame} props={{}} />
        </>,
        'a',
      ),
    ).toThrow('broken');
    expect(page(frame, 'after it')).toContain('after it');
    expect(page(frame, 'after it')).not.toContain('still-');
  });
});
