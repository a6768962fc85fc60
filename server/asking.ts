/** What the edge knows of one request before anybody answers it. */
import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { emptyAnswer, type Locale, type RequestScope, type Theme } from '../platform/request';
import type { Env } from '../platform/env';
import { clientReader, type Client } from './client-address';
import { seeCookies, type SeenCookies } from './cookies';
import { inwardHeaders } from './hygiene';
import { negotiateLocale, negotiateTheme } from './negotiate';

export interface Asking {
  id: string;
  method: string;
  locale: Locale;
  theme: Theme;
  cookies: SeenCookies;
  client: Client;
  secure: boolean;
}

/** The board's own address, as far as requests are concerned. */
export interface Home {
  origin: string;
  /** Authority told to the framework instead of a client's Host. */
  host: string;
  secure: boolean;
  /** Authorities for which an absolute request target is taken. */
  ownHosts: readonly string[];
}

/** The board's address by its environment; nothing of it ever comes from a request. */
export function homeOf(env: Pick<Env, 'url' | 'urlIsSet' | 'port'>): Home {
  const { host, protocol } = new URL(env.url);
  const loopback = env.urlIsSet ? [] : ['localhost', '127.0.0.1', '[::1]'].map((name) => `${name}:${env.port}`);
  return { origin: env.url, host, secure: protocol === 'https:', ownHosts: [host, ...loopback] };
}

/** Answers functions that read a request. */
export function askingReader(home: Home, trustedProxies: readonly string[], defaultLocale: () => Locale) {
  const clientOf = clientReader(trustedProxies);
  const isSecure = (req: IncomingMessage): boolean => home.secure || (trustedProxies.length > 0 && clientOf(req).proto === 'https');

  const read = (req: IncomingMessage): Asking => {
    const cookies = seeCookies(req.headers.cookie);
    const client = clientOf(req);
    return {
      id: randomUUID(),
      method: req.method ?? 'GET',
      locale: negotiateLocale(cookies.lang, req.headers['accept-language'], defaultLocale()),
      theme: negotiateTheme(cookies.theme),
      cookies,
      client,
      secure: home.secure || client.proto === 'https',
    };
  };

  /** Headers for the framework. */
  const inward = (headers: IncomingHttpHeaders, { client, secure }: Pick<Asking, 'client' | 'secure'>, dev: boolean): IncomingHttpHeaders =>
    inwardHeaders(headers, { host: home.host, proto: secure ? 'https' : 'http', ip: client.ip }, dev);

  return { read, inward, clientOf, isSecure };
}

export type AskingReader = ReturnType<typeof askingReader>;

/** The scope in which a page is made. */
export function scopeOf(
  asking: Pick<Asking, 'id' | 'method' | 'locale' | 'theme' | 'client' | 'secure'>,
  url: string,
  headers: { 'user-agent'?: string; cookie?: string },
  home: Home,
): RequestScope {
  const { id, method, locale, theme, client, secure } = asking;
  const { 'user-agent': userAgent = '', cookie = '' } = headers;
  const made = { answer: emptyAnswer(), memo: new Map() };
  return { id, method, url, origin: home.origin, ip: client.ip, userAgent, cookie, locale, theme, secure, ...made };
}

const viewerKey = 'viewer';

/**
 * Id of the member for whom a page was made; 0 for a guest. `web/kernel/viewer.ts` leaves who that is in the scope's memo,
 * so the edge need not read sessions itself.
 */
export async function memberOf(scope: RequestScope): Promise<number> {
  const known = (await Promise.resolve(scope.memo.get(viewerKey)).catch(() => undefined)) as
    { viewer?: { id?: unknown } } | null | undefined;
  const id = known?.viewer?.id;
  return typeof id === 'number' ? id : 0;
}
