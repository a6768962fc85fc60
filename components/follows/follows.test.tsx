import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { FeedLineView } from '@/core/follows/views';
import { frameOf, type Locale } from '@/components/ui/frame';
import { translator } from '@/web/kernel/messages';
import { FeedPage, type FeedPageView } from './feed-page';
import { FollowedPage, type FollowedPageView } from './followed-page';
import { RemarkPage } from './remark-page';
import { BoardWatch, ThreadWatch } from './watch-menu';

const LOCALES = ['zh-CN', 'zh-TW', 'ja', 'en'] as const;
const frame = (locale: Locale, isGuest = false) =>
  frameOf({
    locale,
    t: translator(locale),
    timeZone: 'UTC',
    viewer: isGuest ? null : { id: 1, name: 'Ann', seal: { char: 'A', pigment: 'a' } },
    csrf: isGuest ? null : 'token',
    path: '/t/3/pot?page=2',
    origin: 'http://localhost',
    siteName: 'Kawara',
    now: new Date('2026-11-23T12:00:00Z'),
  });
const seal = { char: 'B', pigment: 'b' } as const;
const board = { id: 2, slug: 'tea', name: { 'zh-CN': '茶', 'zh-TW': '茶', ja: '茶', en: 'Tea' } };
const line = (more: Partial<FeedLineView>): FeedLineView => ({
  id: 7,
  floor: 2,
  excerpt: '<b>With milk?</b>',
  lang: 'en',
  createdAt: new Date('2026-11-23T01:30:00Z'),
  folded: null,
  author: { id: 9, name: 'Ben', seal },
  thread: { id: 3, slug: 'pot', title: 'First <pot>', lang: 'en', replies: 4 },
  board,
  why: { member: null, board: false, thread: true, tags: [] },
  ...more,
});
const view: FeedPageView = {
  filter: 'all',
  items: [
    line({}),
    line({ id: 8, floor: 1, why: { member: { remark: 'from <school>' }, board: true, thread: false, tags: ['green/tea'] } }),
    line({ id: 9, author: { id: 4, name: '', seal }, why: { member: { remark: '' }, board: false, thread: false, tags: [] } }),
  ],
  next: '7',
  counts: { members: 2, boards: 1, threads: 1, tags: 1 },
  refusal: null,
};
const text = (html: string) => html.replace(/<[^>]*>/g, '|').replace(/\|+/g, '|');

describe('the feed of what one follows', () => {
  it('says who did what, and why it stands there', () => {
    const html = renderToStaticMarkup(<FeedPage view={view} frame={frame('en')} />);
    expect(text(html)).toContain('|Ben| replied in “|First &lt;pot&gt;|”');
    expect(text(html)).toContain('|Ben| started “|First &lt;pot&gt;|” in |Tea|');
    expect(text(html)).toContain('|From:|a member you follow (from &lt;school&gt;)|a board you follow|tag “green/tea”|');
    expect(text(html)).toContain('|From:|a thread you follow|');
    expect(html).toContain('href="/tags/green%2Ftea"');
    expect(html).toContain('href="/following?cursor=7"');
    expect(html).not.toContain('<b>With');
    for (const kind of ['members', 'boards', 'threads', 'tags']) {
      expect(html).toContain(`href="/following?filter=${kind}"`);
      expect(html).toContain(`href="/following/${kind}"`);
    }
  });

  it.each(LOCALES)('folds lines with a muted word behind one line, in %s', (locale) => {
    const { t } = frame(locale);
    const items = [line({ id: 5 }), line({ id: 6, folded: 'word', excerpt: 'spoiler one' }), line({ id: 7, folded: 'word' })];
    const html = renderToStaticMarkup(<FeedPage view={{ ...view, items }} frame={frame(locale)} />);
    const [open, folded] = html.split('<details class="fold">');
    expect(open).not.toContain('spoiler one');
    expect(folded).toContain('spoiler one');
    expect(folded).toContain(t('blocks.folded_posts', { count: 2 }));
    expect(html).not.toContain('blocks.folded_posts');
  });

  it.each(LOCALES)('says that there is nothing, and what was refused, in %s', (locale) => {
    const { t } = frame(locale);
    const bare = { ...view, items: [], next: null, counts: { members: 0, boards: 0, threads: 0, tags: 0 } };
    const html = renderToStaticMarkup(<FeedPage view={{ ...bare, refusal: t('errors.member.banned') }} frame={frame(locale)} />);
    expect(html).toContain(t('follows.empty.all'));
    expect(html).toContain(t('errors.member.banned'));
    expect(html).not.toContain('follows.');
    expect(renderToStaticMarkup(<FeedPage view={{ ...bare, counts: view.counts }} frame={frame(locale)} />)).toContain(
      t('follows.nothing_new'),
    );
  });
});

describe('the menu of levels', () => {
  it.each(LOCALES)('offers four levels with what each does, and marks where one stands, in %s', (locale) => {
    const { t } = frame(locale);
    const html = renderToStaticMarkup(<ThreadWatch thread={{ id: 3 }} watch={{ level: 'tracking' }} frame={frame(locale)} />);
    expect(html).toContain('action="/t/3/follow"');
    expect(html).toContain('name="next" value="/t/3/pot?page=2"');
    expect([...html.matchAll(/value="(\w+)" aria-pressed="(\w+)"/g)].map(([, level, on]) => [level, on])).toEqual([
      ['watching', 'false'],
      ['tracking', 'true'],
      ['normal', 'false'],
      ['muted', 'false'],
    ]);
    expect(html).toContain(t('follows.state.tracking'));
    expect(html).not.toContain('follows.');
  });

  it('leads a guest to the door and back', () => {
    const html = renderToStaticMarkup(<BoardWatch board={{ slug: 'tea' }} watch={{ level: null }} frame={frame('en', true)} />);
    expect(html).toContain('href="/sign-in?next=%2Ft%2F3%2Fpot%3Fpage%3D2"');
    expect(html).not.toContain('<form');
  });
});

describe('the lists of what one follows', () => {
  const pages = { page: 1, pages: 1, total: 1 };
  const member = {
    id: 9,
    name: 'Ben',
    seal,
    group: { key: 'member', name: { en: 'Member' }, tally: 1, kind: 'ladder' as const },
    points: 1,
    threads: 1,
    posts: 1,
    joinedAt: new Date(0),
  };
  const lists: [string, FollowedPageView, string[]][] = [
    [
      'members',
      { kind: 'members', rows: [{ ...member, isMutual: true, remark: 'pours well' }], pages },
      ['Remark: pours well', 'Follow each other', 'action="/u/Ben/follow"', 'href="/u/Ben/remark"'],
    ],
    ['boards', { kind: 'boards', rows: [{ ...board, level: 'muted', threads: 3 }], pages }, ['action="/b/tea/follow"', 'Muted', 'Tea']],
    [
      'threads',
      {
        kind: 'threads',
        rows: [
          {
            id: 3,
            slug: 'pot',
            title: 'First <pot>',
            lang: 'ja',
            replies: 1,
            board,
            lastAt: new Date('2026-11-23T01:30:00Z'),
            level: 'watching',
          },
        ],
        pages,
      },
      ['action="/t/3/follow"', 'lang="ja"', 'First &lt;pot&gt;', '1 reply'],
    ],
    ['tags', { kind: 'tags', rows: [{ name: '緑茶' }], pages }, ['action="/tags/%E7%B7%91%E8%8C%B6/follow"', 'value="0"']],
  ];
  it.each(lists)('hold %s, each with the way to let go', (_kind, list, parts) => {
    const html = renderToStaticMarkup(<FollowedPage view={list} frame={frame('en')} />);
    for (const part of parts) expect(html).toContain(part);
    for (const locale of LOCALES)
      expect(renderToStaticMarkup(<FollowedPage view={list} frame={frame(locale)} />)).not.toContain('follows.');
  });

  it('keep a remark that was refused', () => {
    const writing = {
      repeat: 'r',
      values: { remark: 'x'.repeat(50) },
      refusal: { message: 'Too long.', fields: { remark: 'At most 40.' } },
    };
    const html = renderToStaticMarkup(<RemarkPage view={{ name: 'Ben', remark: 'old', limit: 40, writing }} frame={frame('en')} />);
    expect(html).toContain(`value="${'x'.repeat(50)}"`);
    expect(html).toContain('At most 40.');
    expect(html).toContain('aria-invalid="true"');
  });
});
