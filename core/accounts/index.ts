/**
 * Ways in: registering, signing in by password, the first administrator, passwords and API tokens. Unknown names and wrong
 * passwords answer alike and take alike; failures slow down whoever fails, never the owner on a known device.
 */
export { changePassword, type ChangePasswordInput } from './change-password';
export { claimSetup, createAdministrator, isSetupOpen, openSetup } from './set-up';
export { createMember, type CreateMemberInput } from './create-member';
export { issueToken } from './issue-token';
export type { AccountPorts, Hasher } from './ports';
export { registerMember, type RegisterInput } from './register-member';
export { resetPassword } from './reset-password';
export { signIn, type SignedIn, type SignInInput } from './sign-in';
