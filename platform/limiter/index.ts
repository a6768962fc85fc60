/** How often something may happen; in memory for one process, later in Redis for several. */
export type { Limiter } from './limiter';
export { memoryLimiter } from './memory-limiter';
