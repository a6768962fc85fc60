import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { PostView } from '@/core/posts/views';
import { ReplyArticle } from '@/components/posts/reply-article';
import { frameOf, type Locale } from '@/components/ui/frame';
import { translator } from '@/web/kernel/messages';

const frameIn = (locale: Locale) =>
  frameOf({
    locale,
    t: translator(locale),
    timeZone: 'UTC',
    viewer: { id: 1, name: 'Ann', seal: { char: 'A', pigment: 'a' } },
    csrf: 'token',
    path: '/t/3',
    origin: 'http://localhost',
    siteName: 'Kawara',
    now: new Date('2026-11-23T12:00:00Z'),
  });
const author = {
  id: 2,
  name: 'Pest',
  seal: { char: 'P', pigment: 'b' as const },
  group: { key: 'member', name: { en: 'Member' }, tally: 2, kind: 'ladder' as const },
  title: null,
  followers: 0,
  following: 0,
  threads: 0,
  posts: 1,
  points: 0,
  joinedAt: new Date(0),
  isFollowed: false,
  signatureHtml: '',
  isMe: false,
};
const post: PostView = {
  id: 7,
  threadId: 3,
  floor: 5,
  author,
  html: '<details class="fold"><summary data-fold=""></summary><blockquote>quoted</blockquote></details><p>I hate tea.</p>',
  lang: 'en',
  createdAt: new Date('2026-11-22T12:00:00Z'),
  editedAt: null,
  revisions: 0,
  hidden: [],
  mayRestore: false,
  mayRate: false,
  ratings: null,
  likes: 0,
  isLiked: false,
  isBookmarked: false,
  folded: 'blocked',
  isMine: false,
  isByStarter: false,
  replyTo: { id: 6, floor: 4, author, excerpt: 'earlier words', lang: 'en', folded: 'blocked' },
  withdrawn: null,
  mayEdit: false,
  mayWithdraw: false,
  mayLike: true,
};
const draw = (locale: Locale, more: Partial<PostView> = {}) =>
  renderToStaticMarkup(<ReplyArticle post={{ ...post, ...more }} frame={frameIn(locale)} here="/t/3" isOpen />);

describe('a folded post', () => {
  it.each([
    ['zh-CN', '已屏蔽 Pest 的帖子 #5', '含屏蔽词：Pest 的帖子 #5', '显示'],
    ['zh-TW', '已封鎖 Pest 的帖子 #5', '含封鎖詞：Pest 的帖子 #5', '顯示'],
    ['ja', 'ブロック中のPestさんの投稿 #5', 'ミュートワードを含むPestさんの投稿 #5', '表示'],
    ['en', 'Post #5 by Pest, whom you blocked', 'Post #5 by Pest, with a muted word', 'Show'],
  ] as const)('is one line in %s that opens without script, with everything in it', (locale, blocked, word, show) => {
    const html = draw(locale);
    const summary = /<article[^>]*id="p7"[^>]*>.*?<details class="fold said"><summary id="x7">(.*?)<\/summary>/s.exec(html)?.[1];
    expect(summary).toContain(blocked);
    expect(summary).toContain(show);
    expect(html).not.toMatch(/<details[^>]* open/);
    expect(html.indexOf('I hate tea.')).toBeGreaterThan(html.indexOf('</summary>'));
    expect(draw(locale, { folded: 'word' })).toContain(word);
  });

  it('folds the answered text and quotes in words, also where the post itself stands open', () => {
    const html = draw('en', { folded: null });
    expect(html).not.toContain('fold said');
    expect(html).not.toContain('data-fold');
    expect(html.match(/<details class="fold"><summary>A folded quote/g)).toHaveLength(2);
    expect(draw('en', { folded: null, replyTo: null, html: '<p>x</p>' })).not.toContain('class="fold');
  });
});

describe('the button that saves', () => {
  it('says its state and what the next press asks for', () => {
    expect(draw('en')).toMatch(
      /data-enhance="save" action="\/p\/7\/bookmark\/set".*?value="1" aria-pressed="false" data-off="Save" data-on="Saved" name="on"/s,
    );
    expect(draw('ja', { isBookmarked: true })).toMatch(/value="0" aria-pressed="true"[^>]*>.*?保存済み/s);
  });
});
