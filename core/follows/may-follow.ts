import type { Verdict, Viewer } from '@/core/kernel';
import { maySignedIn } from '@/core/permissions';

/** Whether the viewer may begin to follow something. Ending it is always possible, for the muted and the banned too. */
export function mayFollow(viewer: Viewer): Verdict {
  const signedIn = maySignedIn(viewer);
  if (signedIn !== true) return signedIn;
  if (viewer.isBanned) return { reason: 'member.banned' };
  return viewer.rights.has('member.follow') ? true : { reason: 'group.may_not', facts: { right: 'member.follow', group: viewer.groupKey } };
}
