/**
 * Somebody with a cookie jar who posts forms straight to their route handlers, in a request scope as `server/` opens it.
 * The system is real but for its clock and its process.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderStorage } from '@/platform/storage';
import { emptyAnswer, type Locale, type RequestScope, withRequest } from '@/platform/request';
import { type Mailer, noMailer } from '@/platform/mail';
import { readSecrets } from '@/platform/secrets';
import { installSystem, type System } from '@/platform/system';
import type { FormRoute } from '@/web/kernel/form';
import type { Town } from './town';

export const ORIGIN = 'http://localhost:3000';

/** Installs a system on the town's database. `limits` as KAWARA_LIMITS says. */
export function installTown(town: Town, { limits = false, mailer = noMailer }: { limits?: boolean; mailer?: Mailer } = {}): void {
  const hearers = new Set<(tags: readonly string[]) => void>();
  const silent = () => {};
  const made = {
    env: { url: ORIGIN, urlIsSet: false, port: 3000, limits },
    db: town.database,
    log: {
      info: silent,
      warn: silent,
      error: (facts: object) => {
        throw (facts as { err?: unknown }).err ?? new Error(JSON.stringify(facts));
      },
    },
    bus: {
      publish: async (tags: readonly string[]) => hearers.forEach((hear) => hear(tags)),
      subscribe: (hear: (tags: readonly string[]) => void) => (hearers.add(hear), () => void hearers.delete(hear)),
      stop: async () => {},
    },
    limiter: { take: () => ({ ok: true, retryAfter: 0 }) },
    mailer,
    secrets: readSecrets({ dataDir: '', authSecret: 'a secret of the tests, long enough' }),
    storage: folderStorage(mkdtempSync(join(tmpdir(), 'kawara-town-'))),
    clock: { now: () => town.clock.now ?? new Date() },
    processId: 'test',
    stop: async () => {},
  };
  installSystem(made as unknown as System);
}

export interface Posted {
  status: number;
  location: string | null;
  /** The parsed body of a JSON answer. */
  json: {
    ok: boolean;
    location?: string;
    reason?: string;
    message?: string;
    toast?: string;
    fields?: Record<string, { reason: string; message: string }>;
    result?: unknown;
  } | null;
  headers: Headers;
  text: string;
}

/** A form with files as a browser would write it. */
function formOf(fields: Record<string, string>, files: Record<string, Uint8Array>): Response {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  for (const [name, bytes] of Object.entries(files)) form.set(name, new Blob([new Uint8Array(bytes)]), name);
  return new Response(form);
}

export class Visitor {
  readonly cookies = new Map<string, string>();
  /** `locale`: what the edge found that their browser asks for. */
  constructor(
    private readonly ip = `192.0.2.${1 + (randomBytes(1)[0]! % 200)}`,
    private readonly locale: Locale = 'en',
  ) {}

  /** Posts a form. */
  async post(
    route: FormRoute,
    fields: Record<string, string>,
    {
      params = {},
      headers = {},
      json = false,
      files,
    }: {
      params?: Record<string, string>;
      headers?: Record<string, string | null>;
      json?: boolean;
      /** Sent beside the fields, as a form with files is. */
      files?: Record<string, Uint8Array>;
    } = {},
  ): Promise<Posted> {
    const plain = files ? formOf(fields, files) : new Response(new URLSearchParams(fields).toString());
    const sent = new Headers({
      origin: ORIGIN,
      'content-type': files ? plain.headers.get('content-type')! : 'application/x-www-form-urlencoded',
      accept: json ? 'application/json' : 'text/html',
      cookie: this.header(),
    });
    for (const [name, value] of Object.entries(headers)) {
      if (value === null) sent.delete(name);
      else sent.set(name, value);
    }
    const request = new Request(`${ORIGIN}/form`, { method: 'POST', headers: sent, body: new Uint8Array(await plain.arrayBuffer()) });
    const response = await withRequest(this.scope('POST', sent.get('cookie') ?? ''), () =>
      route(request, { params: Promise.resolve(params) }),
    );
    this.keep(response.headers);
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return {
      status: response.status,
      location: response.headers.get('location'),
      json: isJson ? JSON.parse(text) : null,
      headers: response.headers,
      text,
    };
  }

  /** Does what a page does, in the scope of a GET; `cookie` in place of their own jar. */
  read<T>(work: (scope: RequestScope) => Promise<T>, cookie = this.header()): Promise<T> {
    const scope = this.scope('GET', cookie);
    return withRequest(scope, () => work(scope));
  }

  private scope(method: string, cookie: string): RequestScope {
    return {
      id: 'test',
      method,
      url: '/',
      origin: ORIGIN,
      ip: this.ip,
      userAgent: 'tests',
      cookie,
      locale: this.locale,
      theme: 'auto',
      secure: false,
      answer: emptyAnswer(),
      memo: new Map(),
    };
  }

  private header(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  private keep(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';');
      const at = pair.indexOf('=');
      if (attributes.some((attribute) => /^\s*max-age=0$/i.test(attribute))) this.cookies.delete(pair.slice(0, at));
      else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }
}
