/** Rows of what the board gives for its own sake: check-ins, tasks, medals. */
import { checkIn } from '@/core/check-ins';
import { applyMedal, decideMedal, editMedal, endExpiredMedals, grantMedal, postMedal, withdrawMedal } from '@/core/medals';
import { claimTask, editTask, postTask, withdrawTask } from '@/core/tasks';
import { EVERYBODY, type Row, row, STAFF_ONLY, WRITERS } from './scene';

// Ids of the factory's: the first medal is granted, the fourth is applied for; the fourth task asks to follow three.
const FOUNDER = 1;
const PROOFREADER = 4;
const NOT_DONE = { ...EVERYBODY('task.not_done'), ...WRITERS };

export const MERITS: Row[] = [
  row('check-in', checkIn, () => ({}), WRITERS),
  row('claim-task', claimTask, () => ({ taskId: 4 }), NOT_DONE),
  row('post-task', postTask, () => ({ title: { en: 'New' }, measure: 'replies', target: 1, coins: 1 }), STAFF_ONLY),
  row('edit-task', editTask, () => ({ taskId: 2, isOpen: true }), STAFF_ONLY),
  row('withdraw-task', withdrawTask, () => ({ taskId: 3 }), STAFF_ONLY),
  row('apply-medal', applyMedal, () => ({ medalId: PROOFREADER, reason: 'I find misprints.' }), WRITERS),
  row('apply-medal [granted only]', applyMedal, () => ({ medalId: FOUNDER, reason: 'I was here first.' }), {
    ...EVERYBODY('medal.not_applied'),
    ...WRITERS,
  }),
  // What stands behind the number is told to nobody who may not decide: the first one was made by the row above.
  row('decide-medal', decideMedal, () => ({ applicationId: 1, isGranted: false, answer: 'Not yet.' }), STAFF_ONLY),
  row('grant-medal', grantMedal, ({ stranger }) => ({ medalId: FOUNDER, name: stranger.name }), STAFF_ONLY),
  row('withdraw-medal', withdrawMedal, () => ({ id: 1, reason: 'By mistake.' }), STAFF_ONLY),
  row('post-medal', postMedal, () => ({ name: { en: 'New' }, sign: '新' }), STAFF_ONLY),
  row('edit-medal', editMedal, () => ({ medalId: FOUNDER, position: 0 }), STAFF_ONLY),
  row('end-expired-medals', endExpiredMedals, () => ({}), EVERYBODY('staff.required')),
];
