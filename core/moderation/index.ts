/**
 * The desk: featuring and moving threads, banning members. Each act has a reason and leaves a line in the audit log; moderators act in their
 * own boards only, bans are the site staff's.
 */
export { mayBan } from './ban-facts';
export { banMember, type BanMemberInput } from './ban-member';
export { grantDigest, type GrantDigestInput } from './grant-digest';
export { moveThread, type MoveThreadInput } from './move-thread';
export { readBan } from './read-ban';
export { readDesk } from './read-desk';
export { unbanMember } from './unban-member';
export type { BanView, DeskView } from './views';
