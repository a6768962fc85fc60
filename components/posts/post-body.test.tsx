import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import type { HiddenPartView } from '@/core/posts/views';
import { BarredThread } from '@/components/threads/barred-thread';
import { frameOf, type Locale } from '@/components/ui/frame';
import { installPress } from '@/platform/press';
import { translator } from '@/web/kernel/messages';
import { PostBody } from './post-body';

const frameFor = (locale: Locale, isMember: boolean) =>
  frameOf({
    locale,
    t: translator(locale),
    timeZone: 'UTC',
    viewer: isMember ? { id: 1, name: 'Ann', seal: { char: 'A', pigment: 'a' } } : null,
    csrf: isMember ? 'token' : null,
    path: '/t/3/tea',
    origin: 'http://localhost',
    siteName: 'Kawara',
    now: new Date('2026-11-23T12:00:00Z'),
  });
beforeAll(() => installPress((tree) => renderToStaticMarkup(tree as never)));

const HTML =
  '<p>a</p>\n<div class="hidden-part" data-hide="1 reply 0"></div>\n<p>b</p>\n<div class="hidden-part" data-hide="2 points 50"></div>\n';
const part = (more: Partial<HiddenPartView>): HiddenPartView => ({ place: 1, rule: 'reply', least: 0, html: null, missing: 0, ...more });
const draw = (hidden: HiddenPartView[], { locale = 'en' as Locale, isMember = true } = {}) =>
  renderToStaticMarkup(<PostBody post={{ html: HTML, hidden, lang: 'en' }} frame={frameFor(locale, isMember)} voice="talk" />);
const points = part({ place: 2, rule: 'points', least: 50, missing: 12 });

describe('a post with hidden parts', () => {
  it('has the text of those that may be read, in their places, and slips for the rest', () => {
    const html = draw([part({ html: '<p>$& secret</p>' }), points]);
    expect(html).toMatch(/<p>a<\/p>\n<div class="hidden-part open">.*Hidden part, for those who replied.*<p>\$& secret<\/p>.*<p>b<\/p>/s);
    expect(html).toContain('For a total of 50 points: 12 to go');
    expect(html).toContain('href="/points"');
    expect(html).not.toContain('data-hide');
  });

  it('leads guests to the door and members to the box', () => {
    expect(draw([part({}), points], { isMember: false }).match(/\/sign-in\?next=%2Ft%2F3%2Ftea/g)).toHaveLength(2);
    expect(draw([part({}), points])).toContain('href="#reply"');
  });

  it.each([
    ['zh-CN', '此内容回帖后可见', '需要总积分 ≥ 50，还差 12'],
    ['zh-TW', '此內容回帖後可見', '需要總積分 ≥ 50，還差 12'],
    ['ja', '返信すると読めます', '合計 50 ポイント以上で読めます。あと 12'],
  ] as const)('speaks %s', (locale, byReply, byPoints) => {
    const html = draw([part({}), points], { locale });
    expect(html).toContain(byReply);
    expect(html).toContain(byPoints);
  });
});

describe('a thread behind a read level', () => {
  const board = { id: 1, slug: 'tea', name: { en: 'Tea' } };
  const group = { key: 'gold', name: { en: 'Gold', 'zh-CN': '金牌会员' }, tally: 6, kind: 'ladder' as const };
  const bar = (missing: number | null, isMember: boolean, of: typeof group | null = group) =>
    renderToStaticMarkup(
      <BarredThread
        view={{ thread: { title: '<Few>', lang: 'en', board }, barred: { level: 60, group: of, missing } }}
        frame={frameFor('en', isMember)}
      />,
    );
  it('names the level, the group and what is missing', () => {
    expect(bar(60, true)).toContain('The group “Gold” can read it: 60 points to go.');
    expect(bar(null, false)).toContain('The group “Gold” and those above it can read it.');
    expect(bar(null, false)).toContain('/register?next=');
    expect(bar(null, true, null)).toContain('Only the staff can read it.');
    expect(bar(60, true)).toContain('&lt;Few&gt;');
  });
});
