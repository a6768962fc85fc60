/**
 * Sessions of browsers: the cookie holds a random id, the database its SHA-256. Looked up on every request, so that an ended
 * session is over at once everywhere.
 */
export { dropSessions, endSession, type EndSessionInput } from './end-session';
export { noteSeen } from './note-seen';
export { addSession, openSession, type OpenedSession } from './open-session';
export { readSessions } from './read-sessions';
export { type KnownToken, type KnownViewer, type Preferences, resolveToken, resolveViewer, secretHash } from './resolve-viewer';
export type { SessionView } from '@/core/accounts/views';
