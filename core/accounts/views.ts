/** A signed-in browser in the list of sessions (C3). */
export interface SessionView {
  handle: string;
  createdAt: Date;
  lastSeenAt: Date;
  /** Browser and system in words, e.g. `Chromium · Linux`. */
  device: string;
  ip: string;
  isThisOne: boolean;
  isRemembered: boolean;
}
