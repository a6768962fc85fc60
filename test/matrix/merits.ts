/** Rows of what the board gives for its own sake: check-ins, tasks, medals. */
import { checkIn } from '@/core/check-ins';
import { applyMedal, decideMedal, editMedal, endExpiredMedals, grantMedal, postMedal, withdrawMedal } from '@/core/medals';
import { claimTask, editTask, postTask, withdrawTask } from '@/core/tasks';
import { sql } from 'drizzle-orm';
import { row as sqlRow } from '@/db/rows';
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
  {
    ...row(
      'decide-medal',
      decideMedal,
      ({ more }) => ({ applicationId: more.application, isGranted: false, answer: 'Not yet.' }),
      STAFF_ONLY,
    ),
    arrange: async ({ bystander, db }) => {
      const made = await sqlRow<{ id: number }>(
        db,
        sql`insert into medal_applications (medal_id, member_id, reason) values (${PROOFREADER}::bigint, ${bystander.id}::bigint, 'Please.') returning id`,
      );
      return { application: made!.id };
    },
  },
  row('grant-medal', grantMedal, ({ stranger }) => ({ medalId: FOUNDER, name: stranger.name }), STAFF_ONLY),
  row('withdraw-medal', withdrawMedal, () => ({ id: 1, reason: 'By mistake.' }), STAFF_ONLY),
  row('post-medal', postMedal, () => ({ name: { en: 'New' }, sign: '新' }), STAFF_ONLY),
  row('edit-medal', editMedal, () => ({ medalId: FOUNDER, position: 0 }), STAFF_ONLY),
  row('end-expired-medals', endExpiredMedals, () => ({}), EVERYBODY('staff.required')),
];
