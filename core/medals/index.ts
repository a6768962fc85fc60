/**
 * Medals: granted by an administrator, applied for, or earned by a task; for ever or for some days. One holds each at most once
 * at a time. What has run out counts as gone from that moment on; the worker notes it once.
 */
export { applyMedal } from './apply-medal';
export { decideMedal } from './decide-medal';
export { editMedal } from './edit-medal';
export { endExpiredMedals } from './end-expired-medals';
export { grantMedal } from './grant-medal';
export { grantTaskMedal } from './grant-task-medal';
export { plantMedals } from './plant-medals';
export { postMedal } from './post-medal';
export { readHolders, readMedal, readMedalDesk } from './read-medal-desk';
export { readMedals } from './read-medals';
export { readMedalsOf } from './read-medals-of';
export type { HeldMedalView, HolderView, MedalApplicationView, MedalDeskView, MedalListView, MedalRowView, MedalView } from './views';
export { withdrawMedal } from './withdraw-medal';
