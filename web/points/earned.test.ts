import { describe, expect, it } from 'vitest';
import type { AwardNote } from '@/core/kernel';
import { LOCALES } from '@/platform/request';
import { translator } from '@/web/kernel/messages';
import { toastWords } from '@/web/kernel/toast';
import { earnedToast } from './earned';

const note = (more: Partial<AwardNote>): AwardNote => ({ action: 'reply', memberId: 1, amounts: {}, held: null, ...more });
const said = (locale: (typeof LOCALES)[number], ...awarded: AwardNote[]) =>
  toastWords(translator(locale), earnedToast('posts.toast.replied', awarded));

describe('the toast of what was earned', () => {
  it('names the rule and what it gave', () => {
    expect(said('en', note({ amounts: { coins: 1 } }))).toBe('Reply posted. Reply: +1 coin.');
    expect(said('en', note({ amounts: { coins: 10, reputation: 2 } }))).toBe('Reply posted. Reply: +10 coins +2 reputation.');
    expect(said('zh-CN', note({ amounts: { coins: 1 } }))).toBe('已回帖。回帖：金钱 +1。');
    expect(said('ja', note({ action: 'vote', amounts: { contribution: -1 } }))).toContain('貢献 -1');
  });

  it('says why nothing was given', () => {
    expect(said('en', note({ held: 'cap', cap: 10, cycle: 'daily' }))).toBe(
      'Reply posted. Reply: today’s cap of 10 is reached, nothing added.',
    );
    expect(said('zh-CN', note({ held: 'cap', cap: 10, cycle: 'daily' }))).toBe('已回帖。回帖：已到今天的上限（10 次），这次不加。');
    expect(said('en', note({ held: 'repeat' }))).toBe('Reply posted. Reply: it has counted before, nothing added.');
    expect(said('en')).toBe('Reply posted.');
  });

  it.each(LOCALES)('knows every word it needs in %s', (locale) => {
    for (const action of [
      'thread',
      'reply',
      'followed',
      'check-in',
      'streak',
      'task',
      'report-upheld',
      'transfer',
      'shortfall',
      'repayment',
    ])
      for (const held of [null, 'cap', 'repeat'] as const)
        for (const cycle of ['once', 'hourly', 'daily', 'minutes', 'unlimited'] as const)
          expect(said(locale, note({ action, held, cycle, cap: 3, amounts: held ? {} : { coins: 2 } }))).not.toMatch(/points\.|[{}]/);
  });
});
