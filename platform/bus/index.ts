/** Tells this process and its siblings what has changed. */
export { type Bus } from './bus';
export { postgresBus } from './postgres-bus';
