import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { MemberRef } from '@/core/members/views';
import { WHATS } from '@/core/notifications';
import type { NoticesView, NoticeView } from '@/core/notifications/views';
import { MemberTools } from '@/components/shell/account';
import { frameOf, type Locale } from '@/components/ui/frame';
import { translator } from '@/web/kernel/messages';
import { NoticesPage } from './notices-page';

const frame = (locale: Locale, timeZone = 'UTC', unread = 2) =>
  frameOf({
    locale,
    t: translator(locale),
    timeZone,
    viewer: { id: 1, name: 'Ann', seal: { char: 'A', pigment: 'a' }, unread },
    csrf: null,
    path: '/notifications',
    origin: 'http://localhost',
    siteName: 'Kawara',
    now: new Date('2026-11-23T12:00:00Z'),
  });
const member = (name: string): MemberRef => ({ id: name.length, name, seal: { char: name[0] ?? '·', pigment: 'b' } });
const thread = { id: 3, title: 'First <pot>', lang: 'en' };
const post = { id: 7, excerpt: '<b>With milk?</b>', lang: 'en' };
let count = 0;
const notice = (at: string, given: Partial<NoticeView>): NoticeView => ({
  id: (count += 1),
  kind: 'reply',
  what: 'reply',
  at: new Date(at),
  isRead: true,
  actors: [member('Ben')],
  others: 0,
  thread,
  post,
  amounts: null,
  words: '',
  level: 0,
  group: null,
  medal: null,
  collection: null,
  count: 1,
  ...given,
});
const alone = { actors: [], thread: null, post: null };
const view: NoticesView = {
  notices: [
    notice('2026-11-23T01:30:00Z', { isRead: false }),
    notice('2026-11-23T01:00:00Z', { what: 'answer', actors: [member('')] }),
    notice('2026-11-22T23:30:00Z', { what: 'like', actors: [member('Ben'), member('Cid')], others: 3 }),
    notice('2026-11-22T09:00:00Z', { what: 'like', actors: [member('Ben'), member('Cid')] }),
    notice('2026-11-22T08:00:00Z', { what: 'rating', amounts: { coins: 3, reputation: -1 }, words: 'Well <i>said</i>' }),
    notice('2026-11-21T08:00:00Z', { what: 'follow', actors: [member('東子')], thread: null, post: null }),
    notice('2026-11-21T07:00:00Z', { what: 'group', ...alone, group: { en: 'Senior', ja: '上級会員', 'zh-CN': '高级会员' } }),
    notice('2026-11-21T06:00:00Z', { what: 'digest', actors: [], level: 2 }),
  ],
  pages: { page: 1, pages: 1, total: 8 },
  filter: null,
  unread: 1,
  newestAt: new Date('2026-11-23T01:30:00Z'),
};
const none = { notices: [], pages: { page: 1, pages: 1, total: 0 }, filter: null, unread: 0, newestAt: null };
const drawn = (locale: Locale, shown: NoticesView = view, timeZone?: string, unread?: number) =>
  renderToStaticMarkup(<NoticesPage view={shown} frame={frame(locale, timeZone, unread)} />);
const words = (html: string) =>
  [...html.matchAll(/<p>((?:(?!<\/p>).)*?)<time/g)].map(([, line = '']) =>
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
      'Ben, Cid and 3 others liked your post in “First <pot>”',
      'Ben and Cid liked your post in “First <pot>”',
      'Ben rated your post in “First <pot>”: +3 coins · −1 reputation',
      '東子 started following you Open',
      'Your member group is now Senior',
      'Your thread “First <pot>” was featured, level 2',
    ]);
    expect(words(drawn('zh-CN'))[2]).toBe('Ben、Cid和另外 3 人赞了您在《First <pot>》里的帖子');
    expect(words(drawn('ja'))[2]).toBe('Benさん、Cidさん、ほか3人が「First <pot>」でのあなたの投稿にいいねしました');
    expect(words(drawn('ja'))[6]).toBe('ユーザーグループが上級会員になりました');
  });

  it.each(['zh-CN', 'zh-TW', 'ja', 'en'] as const)('leads to whatever is named in it, in %s', (locale) => {
    const html = drawn(locale);
    for (const { id } of view.notices) expect(html).toContain(`href="/notifications/${id}"`);
    for (const href of ['/u/Ben', '/u/Cid', `/u/${encodeURIComponent('東子')}`]) expect(html).toContain(`href="${href}"`);
    expect(html).not.toMatch(/<b>With|<i>said|notifications\./);
  });

  it.each(['zh-CN', 'zh-TW', 'ja', 'en'] as const)('has a sentence and a name for everything, in %s', (locale) => {
    const t = translator(locale);
    const say = Object.keys(t.raw('notifications.say') as object);
    expect(say.sort()).toEqual([...WHATS].sort());
  });

  it('names the medal, in the reader’s language or another', () => {
    const medal = { en: 'Good reader', 'zh-CN': '读者' };
    const notices = ['medal', 'medal_refused', 'medal_expired', 'medal_withdrawn'].map((what) =>
      notice('2026-11-23T05:00:00Z', { what, ...alone, medal, words: 'By mistake.' }),
    );
    expect(words(drawn('en', { ...view, notices }))).toEqual([
      'You were given the medal “Good reader”',
      'Your application for the medal “Good reader” was not accepted',
      'The time of your medal “Good reader” has run out',
      'The staff took back your medal “Good reader”',
    ]);
    expect(words(drawn('zh-CN', { ...view, notices }))[3]).toBe('管理人员收回了您的勋章“读者”');
    for (const locale of ['zh-TW', 'ja'] as const)
      for (const line of words(drawn(locale, { ...view, notices }))) expect(line).toMatch(/Good reader|读者/);
  });

  it('names collections and leads to them, and tells of several in one sentence', () => {
    const collection = { id: 5, slug: 'tea <things>', title: 'Tea <things>' };
    const notices = [
      notice('2026-11-23T05:00:00Z', { what: 'thread_collected', collection }),
      notice('2026-11-23T04:00:00Z', { what: 'thread_collected', collection, count: 2 }),
      notice('2026-11-23T03:00:00Z', { what: 'collection_extended', collection }),
      notice('2026-11-23T02:00:00Z', { what: 'collection_extended', collection, count: 3 }),
      notice('2026-11-23T01:00:00Z', { what: 'collection_followed', collection, thread: null, post: null }),
      notice('2026-11-23T00:30:00Z', { what: 'thread_collected' }),
    ];
    expect(words(drawn('en', { ...view, notices }))).toEqual([
      'Ben put your thread “First <pot>” into the collection “Tea <things>”',
      'Ben put your thread “First <pot>” into 2 collections',
      'Ben added “First <pot>” to the collection “Tea <things>”, which you follow',
      'Ben added 3 threads to the collection “Tea <things>”, which you follow',
      'Ben started following your collection “Tea <things>”',
      'Ben put your thread “First <pot>” into the collection “…”',
    ]);
    expect(words(drawn('zh-CN', { ...view, notices }))[3]).toBe('Ben更新了您关注的淘专辑《Tea <things>》：新增 3 个主题');
    for (const locale of ['zh-CN', 'zh-TW', 'ja', 'en'] as const) {
      const lines = drawn(locale, { ...view, notices })
        .split('<li data-row')
        .slice(1);
      const leads = (at: number) =>
        [...lines[at]!.matchAll(/<p>.*?<\/p>/g)].flatMap(([p]) => [...p.matchAll(/href="([^"]*)"/g)].map(([, href]) => href));
      const there = '/collections/5/tea%20%3Cthings%3E';
      const open = notices.map(({ id }) => `/notifications/${id}`);
      for (const [at, hrefs] of [
        [0, [open[0], there]],
        [2, [open[2], there]],
        [3, [open[3], there]],
        [4, [open[4]]],
      ] as const)
        expect([locale, at, new Set(leads(at))]).toEqual([locale, at, new Set(['/u/Ben', ...hrefs])]);
    }
  });

  it.each([
    ['zh-CN', '淘专辑', /选集/],
    ['zh-TW', '專輯', /選集|合輯/],
    ['ja', 'コレクション', /選集/],
    ['en', 'collection', /album/],
  ] as const)('calls a collection as its own pages do, in %s', (locale, word, other) => {
    const t = translator(locale);
    const said = ['one.collection', 'many.collections', 'say.collection_followed', 'say.collection_extended', 'kind.collection'].map(
      (key) => String(t.raw(`notifications.${key}`)),
    );
    for (const text of said) expect([text.includes(word), other.test(text)]).toEqual([true, false]);
    expect(String(t.raw('collections.title')).toLowerCase()).toContain(word);
  });

  it('groups by the days of the reader’s zone', () => {
    const days = (zone: string) => [...drawn('en', view, zone).matchAll(/<h2[^>]*>(.*?)<\/h2>/g)].map(([, day]) => day);
    expect(days('UTC')).toHaveLength(3);
    expect(days('Asia/Tokyo')[0]).toContain('November 23');
    expect(words(drawn('en', view, 'Asia/Tokyo').split('<section')[1]!)).toHaveLength(3);
  });

  it('marks what is unread, and offers to mark it read, one or all', () => {
    const html = drawn('en');
    expect(html.match(/aria-label="Unread"/g)).toHaveLength(1);
    expect(html).toContain(`name="noticeId" value="${view.notices[0]!.id}"`);
    expect(html).toContain('name="until" value="2026-11-23T01:30:00.000Z"');
    expect(drawn('en', view, 'UTC', 0)).not.toContain('name="until"');
    // Under a filter only what it shows.
    expect(html).not.toContain('name="filter"');
    expect(drawn('en', { ...view, filter: 'replies' })).toContain('name="filter" value="replies"');
    expect(drawn('en', { ...view, filter: 'likes', unread: 0 })).not.toContain('name="until"');
  });

  it('says so when there is nothing', () => {
    expect(drawn('en', none)).toContain('Nothing new.');
    const html = drawn('en', { ...none, filter: 'likes' });
    expect(html).toContain('Nothing of this kind.');
    expect(html).toMatch(/aria-current="page">Likes/);
  });
});

describe('the bell', () => {
  const bell = (unread: number, locale: Locale = 'en') => renderToStaticMarkup(<MemberTools frame={frame(locale, 'UTC', unread)} />);
  it('says how many are unread, up to 99', () => {
    expect(bell(0)).toContain('aria-label="Notifications"');
    expect(bell(0)).not.toContain('<i');
    expect(bell(1)).toContain('aria-label="1 unread notification"');
    expect(bell(3)).toMatch(/aria-label="3 unread notifications".*<i aria-hidden="true">3<\/i>/);
    expect(bell(100)).toMatch(/aria-label="More than 99 unread notifications".*99\+<\/i>/);
    expect(bell(3, 'ja')).toContain('aria-label="未読のお知らせ3件"');
    expect(bell(3, 'zh-CN')).toContain('aria-label="3 条未读消息"');
  });
});
