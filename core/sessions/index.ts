/**
 * Sessions of browsers: the cookie holds a random id, the database its SHA-256. Looked up on every request, so that an ended
 * session is over at once everywhere.
 */
export { endSession, type EndSessionInput } from './end-session';
export { noteSeen } from './note-seen';
export { type OpenedSession, openSession } from './open-session';
export { readSessions } from './read-sessions';
export { type KnownViewer, resolveToken, resolveViewer, tokenHash } from './resolve-viewer';
export type { SessionView } from '@/core/accounts/views';
