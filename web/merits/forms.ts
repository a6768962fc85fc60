/** Forms of members: checking in, taking a task's reward, applying for a medal. */
import { checkIn, type CheckInResult } from '@/core/check-ins';
import { applyMedal } from '@/core/medals';
import { claimTask } from '@/core/tasks';
import { form } from '@/web/kernel/form';
import { textOf } from '@/web/kernel/read-fields';
import { earnedToast } from '@/web/points/earned';
import type { Toast } from '@/web/kernel/toast';

/** POST `/check-in/submit` */
export const checkInForm = form({
  command: checkIn,
  input: () => ({}),
  page: () => '/check-in',
  place: () => '/check-in',
  toast: checkedIn,
});

/** POST `/tasks/{id}/claim` */
export const claimTaskForm = form({
  command: claimTask,
  input: (_fields, { id }) => ({ taskId: id }),
  page: () => '/tasks',
  place: () => '/tasks',
  toast: ({ amounts }) => ({
    key: 'merits.tasks.toast.claimed',
    values: { coins: 0, reputation: 0, contribution: 0, ...amounts },
    words: { rule: 'points.rule.task' },
  }),
});

/** POST `/medals/{id}/apply`. Field: `reason`; `medal` says which form is shown again. */
export const applyMedalForm = form({
  command: applyMedal,
  input: (fields, { id }) => ({ medalId: id, reason: textOf(fields, 'reason') }),
  page: () => '/medals',
  back: (_params, fields) => `#medal-${Number(textOf(fields, 'medal')) || 0}`,
  place: () => '/medals',
  toast: () => ({ key: 'merits.medals.toast.applied' }),
});

/** Names the rules and what they gave together, or why they gave nothing. */
function checkedIn({ isNew, streak, awards }: CheckInResult): Toast {
  if (!isNew) return { key: 'merits.check_in.toast.already', values: { streak } };
  const given = awards.filter(({ held }) => held === null);
  const [first, second] = given.map(({ action }) => `points.rule.${action}`);
  if (!first || !second) return earnedToast('merits.check_in.toast.done', awards, { streak });
  const sum = (currency: 'coins' | 'reputation' | 'contribution') =>
    given.reduce((total, { amounts }) => total + (amounts[currency] ?? 0), 0);
  return {
    key: 'merits.check_in.toast.earned_streak',
    values: { streak, coins: sum('coins'), reputation: sum('reputation'), contribution: sum('contribution') },
    words: { rule: first, second },
  };
}
