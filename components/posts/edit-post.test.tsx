import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { frameOf } from '@/components/ui/frame';
import { translator } from '@/web/kernel/messages';
import { EditPost, type OwnPost } from './edit-post';

const t = translator('en');
const frame = frameOf({
  locale: 'en',
  t,
  timeZone: 'UTC',
  viewer: { id: 1, name: 'Ann', seal: { char: 'A', pigment: 'a' } },
  csrf: 'token',
  path: '/p/7/edit',
  origin: 'http://localhost',
  siteName: 'Kawara',
  now: new Date('2026-11-23T12:00:00Z'),
});
const post: OwnPost = {
  id: 7,
  threadId: 3,
  slug: 'tea',
  page: 1,
  floor: 2,
  version: 5,
  title: null,
  readLevel: null,
  threadTitle: 'Tea',
  body: 'Theirs <now>',
  lang: 'en',
  isMine: true,
};
const draw = (values: Record<string, string>, more: Partial<OwnPost> = {}) =>
  renderToStaticMarkup(
    <EditPost
      view={{
        post: { ...post, ...more },
        writing: { repeat: 'key', values, refusal: { message: t('errors.edit.conflict'), fields: {} }, isReturned: true },
        graceMinutes: 5,
        limit: 100,
        titleLimit: 80,
        readLevels: [],
      }}
      frame={frame}
    />,
  );

describe('the page for editing, when somebody else was faster', () => {
  it('holds both texts, and sends only one of them', () => {
    const html = draw({ body: 'Mine', version: '4' });
    expect(html).toMatch(/<textarea name="body"[^>]*>Mine<\/textarea>/);
    expect(html).toMatch(/<textarea id="present-text"(?![^>]* name=)[^>]* readOnly[^>]*>Theirs &lt;now&gt;<\/textarea>/i);
    expect(html).toContain('name="version" value="5"');
    expect(draw({ body: 'Mine', version: '4' }, { title: 'New title', floor: 1 })).toContain('New title\n\nTheirs');
  });

  it('holds one where nobody was', () => {
    expect(draw({ body: 'Mine', version: '5' })).not.toContain('present-text');
    expect(draw({})).not.toContain('present-text');
  });
});
