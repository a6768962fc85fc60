/**
 * Whether a form came from our own pages (QUALITY 6). Origin decides; `null` is never ours. Only where there is no Origin at
 * all may a member's token stand in for it; a guest without Origin has no session to abuse.
 */
export interface Sender {
  origin: string | null;
  referer: string | null;
  /** Sec-Fetch-Site. */
  fetchSite: string | null;
  /** A session cookie is there, whether it is good or not. */
  hasSession: boolean;
}

/** Judges where a form came from: yes, no, or only with the token of the session. */
export function judgeOrigin(sender: Sender, own: ReadonlySet<string>): 'own' | 'foreign' | 'token' {
  if (sender.fetchSite !== null && !['same-origin', 'none'].includes(sender.fetchSite)) {
    // http://localhost and http://127.0.0.1 are two sites to a browser and one board to us.
    if (!(sender.origin !== null && own.has(sender.origin))) return 'foreign';
  }
  if (sender.referer && !own.has(originOf(sender.referer))) return 'foreign';
  if (sender.origin !== null) return own.has(sender.origin) ? 'own' : 'foreign';
  return sender.hasSession ? 'token' : 'own';
}

/** Origins that are this board: the configured one; unset, both loopback names on our port. */
export function ownOrigins(env: { url: string; urlIsSet: boolean; port: number }): ReadonlySet<string> {
  if (env.urlIsSet) return new Set([env.url]);
  return new Set([env.url, ...['localhost', '127.0.0.1', '[::1]'].map((host) => new URL(`http://${host}:${env.port}`).origin)]);
}

function originOf(address: string): string {
  try {
    return new URL(address).origin;
  } catch {
    return 'null';
  }
}
