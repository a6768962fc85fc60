/**
 * Headers that go out with every answer, whatever its status.
 *
 * Pages hold no inline script at all (decision 0003), so the policy needs neither nonce nor hash and is the same bytes for
 * everybody; a request's own CSP header never reaches the framework, which would take a nonce from it.
 */
export interface SecurityOptions {
  /** Development: the framework's own inline scripts, eval and web socket are let through. */
  dev: boolean;
  /** The client is on https: HSTS is sent. */
  secure: boolean;
}

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "media-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "base-uri 'self'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ');

const DEV_POLICY = POLICY.replace("script-src 'self'", "script-src 'self' 'unsafe-inline' 'unsafe-eval'")
  .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
  .replace("connect-src 'self'", "connect-src 'self' ws: wss:");

/** Two years, as the preload list asks; subdomains are the operator's business, so they are left out. */
const HSTS = 'max-age=63072000';

const PLAIN: readonly string[] = [
  'X-Content-Type-Options',
  'nosniff',
  'Referrer-Policy',
  'strict-origin-when-cross-origin',
  'Permissions-Policy',
  'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  'Cross-Origin-Opener-Policy',
  'same-origin',
];

const LISTS = new Map<number, readonly string[]>();

/** The headers as a flat list of names and values, ready for `writeHead`; the same frozen list each time. */
export function securityHeaders({ dev, secure }: SecurityOptions): readonly string[] {
  const key = (dev ? 1 : 0) + (secure ? 2 : 0);
  let list = LISTS.get(key);
  if (!list) {
    list = Object.freeze([
      'Content-Security-Policy',
      dev ? DEV_POLICY : POLICY,
      ...PLAIN,
      ...(secure ? ['Strict-Transport-Security', HSTS] : []),
    ]);
    LISTS.set(key, list);
  }
  return list;
}

/** The same headers as pairs, for answers that are set header by header. */
export function eachSecurityHeader(options: SecurityOptions, set: (name: string, value: string) => void): void {
  const list = securityHeaders(options);
  for (let at = 0; at < list.length; at += 2) set(list[at] as string, list[at + 1] as string);
}
