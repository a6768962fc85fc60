/**
 * Member groups: the ladder by points, staff, and special states. A member of the ladder always stands on the rung that their
 * total asks for; staff and special groups are given by hand and never lost through points.
 */
export { editGroup, postGroup, removeGroup } from './edit-group';
export { demandOrder, thresholdInput } from './group-input';
export { badgeOf, groupColumns, type GroupRow } from './group-badge';
export { guestViewer } from './guest-viewer';
export { groupOf, placeMembers } from './place-members';
export { plantGroups } from './plant-groups';
export { groupFor, type GroupView, nextGroup, readGroups } from './read-groups';
