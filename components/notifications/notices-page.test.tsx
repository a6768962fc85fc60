import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { MemberRef } from '@/core/members/views';
import type { NoticesView } from '@/core/notifications/views';
import { frameOf, type Locale } from '@/components/ui/frame';
import { translator } from '@/web/kernel/messages';
import { NoticesPage } from './notices-page';

const frame = (locale: Locale, timeZone = 'UTC') =>
  frameOf({
    locale,
    t: translator(locale),
    timeZone,
    viewer: { id: 1, name: 'Ann', seal: { char: 'A', pigment: 'a' } },
    csrf: null,
    path: '/notifications',
    origin: 'http://localhost',
    siteName: 'Kawara',
    now: new Date('2026-11-23T12:00:00Z'),
  });
const member = (name: string): MemberRef => ({ id: name.length, name, seal: { char: name[0] ?? '·', pigment: 'b' } });
const post = { id: 7, excerpt: '<b>With milk?</b>', lang: 'en', thread: { id: 3, title: 'First <pot>', lang: 'en' } };
const view: NoticesView = {
  notices: [
    { kind: 'reply', at: new Date('2026-11-23T01:30:00Z'), member: member('Ben'), post },
    { kind: 'answer', at: new Date('2026-11-23T01:00:00Z'), member: member(''), post },
    { kind: 'like', at: new Date('2026-11-22T23:30:00Z'), likers: [member('Ben'), member('Cid')], others: 3, post },
    { kind: 'like', at: new Date('2026-11-22T09:00:00Z'), likers: [member('Ben'), member('Cid')], others: 0, post },
    { kind: 'like', at: new Date('2026-11-22T08:00:00Z'), likers: [member('Dot')], others: 0, post: { ...post, id: 8 } },
    { kind: 'follow', at: new Date('2026-11-21T08:00:00Z'), member: member('東子') },
  ],
  pages: { page: 1, pages: 1, total: 6 },
};
const drawn = (locale: Locale, shown = view, timeZone?: string) =>
  renderToStaticMarkup(<NoticesPage view={shown} frame={frame(locale, timeZone)} />);
const words = (html: string) =>
  [...html.matchAll(/<p>(.*?)<time/g)].map(([, line = '']) =>
    line
      .replace(/<[^>]*>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .trim(),
  );

describe('the page of notifications', () => {
  it('says each in one sentence', () => {
    expect(words(drawn('en'))).toEqual([
      'Ben replied in your thread “First <pot>”',
      'Deleted member replied to your post in “First <pot>”',
      'Ben, Cid and 3 others like your post in “First <pot>”',
      'Ben and Cid like your post in “First <pot>”',
      'Dot likes your post in “First <pot>”',
      '東子 follows you',
    ]);
    expect(words(drawn('zh-CN'))[2]).toBe('Ben、Cid 和另外 3 人赞了您在《First <pot>》里的帖子');
    expect(words(drawn('ja'))[2]).toBe('Benさん、Cidさん、ほか3人が「First <pot>」でのあなたの投稿にいいねしました');
  });

  it.each(['zh-CN', 'zh-TW', 'ja', 'en'] as const)('names all who are in it, with links, in %s', (locale) => {
    const html = drawn(locale);
    for (const href of ['/u/Ben', '/u/Cid', '/p/7', '/p/7/likes', '/p/8', `/u/${encodeURIComponent('東子')}`])
      expect(html).toContain(`href="${href}"`);
    expect(html).not.toMatch(/<b>With|notifications\./);
  });

  it('groups by the days of the reader’s zone', () => {
    const days = (zone: string) => [...drawn('en', view, zone).matchAll(/<h2[^>]*>(.*?)<\/h2>/g)].map(([, day]) => day);
    expect(days('UTC')).toHaveLength(3);
    expect(days('Asia/Tokyo')[0]).toContain('November 23');
    expect(words(drawn('en', view, 'Asia/Tokyo').split('<section')[1]!)).toHaveLength(3);
  });

  it('says so when there is nothing', () =>
    expect(drawn('en', { notices: [], pages: { page: 1, pages: 1, total: 0 } })).toContain('Nothing new.'));
});
