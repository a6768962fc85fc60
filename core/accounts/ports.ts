/** What this concept needs of the outside. */
export interface Hasher {
  /** A slow, salted hash of a password (argon2id, C4). */
  hash: (password: string) => Promise<string>;
  /** Whether a password fits a hash; false for a hash of an unknown kind. */
  verify: (hash: string, password: string) => Promise<boolean>;
  /** A hash that no password fits, as dear to verify as any: unknown names take as long as wrong passwords. */
  unfitting: () => Promise<string>;
}

export interface AccountPorts {
  hasher: Hasher;
}
