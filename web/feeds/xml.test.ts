import { describe, expect, it } from 'vitest';
import { atom } from './atom';
import { xml } from './xml';

describe('xml', () => {
  it('escapes what ends text and attributes', () =>
    expect(xml(`<a href="x">'&'</a>`)).toBe('&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;'));
  it('leaves out what XML cannot hold', () => expect(xml('a\u0000b\u000bc\ud800d\udc00e\ufffef')).toBe('abcdef'));
  it('keeps pairs, line ends and tabs', () => expect(xml('𠮷\n\t🗞')).toBe('𠮷\n\t🗞'));
});

describe('atom', () => {
  const at = new Date('2024-04-12T01:00:00Z');
  const head = {
    title: '瓦版 & co',
    lang: 'zh-CN',
    origin: 'http://board.test',
    self: '/feed.xml',
    page: '/',
    nobody: 'Deleted member',
    now: at,
  };
  const entry = {
    postId: 7,
    threadId: 3,
    floor: 1,
    title: ']]><script>',
    lang: 'ja',
    html: '<p>本文</p>',
    excerpt: '本文',
    createdAt: at,
    updatedAt: at,
    url: '/t/3/x',
    author: { id: 1, name: '', seal: { char: '·', pigment: 'a' as const } },
    board: { id: 1, slug: 'paper', name: { en: 'Paper' } },
  };

  it('is well formed whatever a title holds, with absolute addresses and ids that outlive a title', () => {
    const text = atom({ entries: [entry], updatedAt: at }, head);
    expect(text).not.toContain('<script>');
    expect(text).toContain('<id>http://board.test/t/3</id>');
    expect(text).toContain('href="http://board.test/t/3/x"');
    expect(text).toContain('<name>Deleted member</name></author>');
    expect(text).toContain('&lt;p&gt;本文&lt;/p&gt;');
  });
  it('has a time even when it is empty', () =>
    expect(atom({ entries: [], updatedAt: null }, head)).toContain('<updated>2024-04-12T01:00:00.000Z</updated>'));
});
