/**
 * The daily check-in: once a member and day of the site's zone, with a streak that is yesterday's and one. What it earns is
 * the rule's affair; every seventh day of a streak asks a second rule.
 */
export { checkIn, type CheckInResult } from './check-in';
export { readCheckIns } from './read-check-ins';
export type { CheckInsView, StreakView } from './views';
