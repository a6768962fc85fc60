import { demand, isAdministrator, isMember, isSiteStaff, type Verdict, type Viewer } from '@/core/kernel';

/** Whether somebody is signed in at all: the first question of B2. The system may do everything. */
export function maySignedIn(viewer: Viewer): Verdict {
  return isMember(viewer) || viewer.kind === 'system' ? true : { reason: 'session.required' };
}

/** @throws Failure `session.required` for guests */
export function demandMember(viewer: Viewer): void {
  demand(maySignedIn(viewer));
}

/** Site staff everywhere, moderators in their own boards only. A ban ends both. */
export function moderates(viewer: Viewer, boardId: number): boolean {
  if (viewer.isBanned) return false;
  return isSiteStaff(viewer) || viewer.moderates.includes(boardId);
}

/** Whether the desk of this board is theirs. */
export function mayModerate(viewer: Viewer, boardId: number): Verdict {
  return staff(viewer, moderates(viewer, boardId));
}

export function mustBeSiteStaff(viewer: Viewer): Verdict {
  return staff(viewer, isSiteStaff(viewer) && !viewer.isBanned);
}

export function mustBeAdministrator(viewer: Viewer): Verdict {
  return staff(viewer, isAdministrator(viewer) && !viewer.isBanned);
}

function staff(viewer: Viewer, isOne: boolean): Verdict {
  const signedIn = maySignedIn(viewer);
  if (signedIn !== true) return signedIn;
  return isOne ? true : { reason: 'staff.required' };
}
