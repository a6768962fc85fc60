/**
 * Ways in: registering, signing in by password, the first administrator, passwords and API tokens. Unknown names and wrong
 * passwords answer alike and take alike; failures slow down whoever fails, never the owner on a known device.
 */
export { askVerification } from './ask-verification';
export { changePassword, type ChangePasswordInput } from './change-password';
export { createMember, type CreateMemberInput } from './create-member';
export { issueToken } from './issue-token';
export { SHORTEST_PASSWORD } from './password-rules';
export type { AccountPorts, Hasher } from './ports';
export { type Registered, registerMember, type RegisterInput } from './register-member';
export { resetPassword } from './reset-password';
export { createAdministrator, ensureAdministrator, isSetupOpen, type MadeAdministrator, openSetup } from './set-up';
export { type SignedIn, signIn, type SignInInput } from './sign-in';
export { isVerificationOpen, verifyEmail } from './verify-email';
export type { SessionView } from './views';
