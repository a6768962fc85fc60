/**
 * Leaderboards. All-time figures are read from indexed columns; those of the last days are counted by the worker, never by a
 * request. Who is banned or gone does not stand in them.
 */
export { countLeaders } from './count-leaders';
export { readLeaders } from './read-leaders';
export { LEADER_SPANS, type LeaderMeasure, LEADERS, type LeadersView, type LeaderSpan } from './views';
