/**
 * Member groups: the ladder by points, staff, and special states. A member of the ladder always stands on the rung that their
 * total asks for; staff and special groups are given by hand and never lost through points.
 */
export { badgeOf, type GroupRow } from './group-badge';
export { type GroupView, groupFor, readGroups } from './read-groups';
export { FACTORY_GROUPS } from './factory-groups';
export { plantFactory } from './plant-factory';
