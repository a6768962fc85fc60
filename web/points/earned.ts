import type { AwardNote } from '@/core/kernel';
import type { Toast } from '@/web/kernel/toast';

/** Key of a rule's words. */
export const ruleKey = (action: string): string => `points.rule.${action.replace(/[._]/g, '-')}`;

/**
 * The line that says what was done and what it earned, with the name of the rule (E9): what was given, else why nothing was.
 * `done` is the key of what was done, e.g. `posts.toast.replied`, with its values; `awarded` what the engine said to whoever did it.
 */
export function earnedToast(done: string, awarded: readonly Omit<AwardNote, 'memberId'>[] = [], said: Toast['values'] = {}): Toast {
  const note = awarded.find(({ held }) => held === null) ?? awarded[0];
  if (!note) return { key: done, values: said };
  const words = { done, rule: ruleKey(note.action) };
  if (note.held === 'repeat') return { key: 'points.toast.repeat', words, values: said };
  if (note.held === 'cap')
    return { key: 'points.toast.cap', words, values: { ...said, cycle: note.cycle ?? 'unlimited', cap: note.cap ?? 1 } };
  return { key: 'points.toast.given', words, values: { ...said, coins: 0, reputation: 0, contribution: 0, ...note.amounts } };
}
