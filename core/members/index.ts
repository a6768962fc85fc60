/**
 * Members: who they are to others (author cards, profiles, lists) and what they change about themselves.
 * No view ever carries an e-mail address, a network address or a hash.
 */
export { authorCards } from './author-cards';
export { editPreferences, type EditPreferencesInput } from './edit-preferences';
export { editProfile, type EditProfileInput } from './edit-profile';
export { findMember } from './find-member';
export { memberRefOf } from './member-ref';
export { type FollowListView, readFollowers, readFollowing } from './read-follows';
export { MEMBER_SORTS, type MemberListView, memberRowOf, type MemberSort, readMembers, rowColumns, type RowOfMember } from './read-members';
export { type OwnProfileView, readOwnProfile } from './read-own-profile';
export { readProfile, type FoundProfile } from './read-profile';
export { type AvatarPorts, avatarFile, removeAvatar, setAvatar } from './set-avatar';
export { sweepAvatars } from './sweep-avatars';
export { type OnlineView, readOnline, readOnlineCount } from './read-online';
export type { AuthorCardView, FollowRowView, GroupBadge, MemberRef, MemberRowView, ProfileField, ProfileView, SealView } from './views';
export { PROFILE_FIELDS } from './views';
