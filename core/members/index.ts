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
export { readOnlineCount } from './read-online-count';
export type { AuthorCardView, GroupBadge, MemberRef, MemberRowView, ProfileView, SealView } from './views';
