import { isMember, isSiteStaff, type Verdict, type Viewer } from '@/core/kernel';

/** Whether somebody may take what the board gives for its own sake: check-ins, tasks, medals. In the order of B2. */
export function mayTake(viewer: Viewer): Verdict {
  // The system is nobody who could take a reward.
  if (!isMember(viewer)) return { reason: 'session.required' };
  if (viewer.isBanned) return { reason: 'member.banned' };
  if (isSiteStaff(viewer) || viewer.rights.has('merit.take')) return true;
  return {
    reason: viewer.groupKey === 'muted' ? 'member.muted' : 'group.may_not',
    facts: { right: 'merit.take', group: viewer.groupKey },
  };
}
