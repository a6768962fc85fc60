/** The front page in a handful of queries, and the recount that proves every stored figure. */
export { readHome } from './read-home';
export { recount, type RecountResult } from './recount';
export type { HomeView } from './views';
