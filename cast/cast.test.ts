import { describe, expect, it } from 'vitest';
import { checkName } from '@/core/text';
import { BOARDS, CAST, DEMO, FOLLOWS } from './index';

const names = new Set(CAST.map(({ key }) => key));

describe('the cast', () => {
  it('has names that may be registered, each once', () => {
    const verdicts = CAST.map(({ name }) => checkName(name));
    expect(verdicts.filter(({ ok }) => !ok)).toEqual([]);
    expect(new Set(verdicts.map((verdict) => verdict.ok && verdict.skeleton)).size).toBe(CAST.length);
  });

  it('follows others, each once', () => {
    expect(FOLLOWS.filter(([who, whom]) => who === whom || !names.has(who) || !names.has(whom))).toEqual([]);
    expect(new Set(FOLLOWS.map(String)).size).toBe(FOLLOWS.length);
  });
});

describe('the demo texts', () => {
  const posts = DEMO.flatMap((thread) => [thread, ...thread.replies]);

  it('fill every board, in four languages', () => {
    expect(new Set(DEMO.map(({ board }) => board))).toEqual(new Set(BOARDS.filter(({ kind }) => kind === 'board').map(({ slug }) => slug)));
    expect(new Set(DEMO.map(({ lang }) => lang))).toEqual(new Set(['zh-CN', 'zh-TW', 'ja', 'en']));
    expect(DEMO.length).toBeGreaterThanOrEqual(24);
    expect(DEMO.filter(({ kind }) => kind === 'article').length).toBeGreaterThanOrEqual(4);
  });

  it('are told in order', () => {
    for (const { title, ago, replies } of DEMO) {
      expect(
        replies.map((reply) => reply.ago),
        title,
      ).toEqual(replies.map((reply) => reply.ago).sort((a, b) => b - a));
      expect(replies[0]?.ago ?? 0, title).toBeLessThan(ago);
      replies.forEach(({ to }, at) => expect(to ?? -1, title).toBeLessThan(at));
    }
  });

  it('are liked by others only, each once', () => {
    const wrong = posts.filter(({ by, likes = [] }) => likes.includes(by) || new Set(likes).size !== likes.length);
    expect(wrong.map(({ body }) => body)).toEqual([]);
  });
});
