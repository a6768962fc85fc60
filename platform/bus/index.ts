/** Tells this process and its siblings what has changed. */
export { type Bus, EVERYTHING } from './bus';
export { postgresBus } from './postgres-bus';
