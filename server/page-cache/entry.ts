/** One kept page and its forms: plain, gzip, brotli, and these with a guest's reading choices. */
import { createHash } from 'node:crypto';
import { WORTH_COMPRESSING, compress, type Encoding } from '../encoding';
import { spliceReading } from '../reading-splice';
import { securityHeaders } from '../security-headers';
import type { Stored } from './store';

/** What leaves the process: a body and complete lists of headers, so that a hit builds nothing. */
export interface Form {
  etag: string;
  body: Buffer;
  /** Flat name-value list for a 200, by plain (0) and https (1) clients. */
  head: readonly [readonly string[], readonly string[]];
  /** The same for a 304. */
  unchanged: readonly [readonly string[], readonly string[]];
}

export interface PageParts {
  key: string;
  tags: readonly string[];
  body: Buffer;
  /** Content type and what the page itself asks to send; no validators, no caching headers. */
  headers: readonly string[];
  viewed?: number;
  /** Milliseconds since the epoch. */
  made: number;
}

/** Most sets of reading choices kept beside a page. */
const MOST_SPLICED = 4;
const OVERHEAD = 2_000;

export const VARY = 'Cookie, Accept-Language, Accept-Encoding';

export class PageEntry implements Stored {
  readonly key: string;
  readonly tags: readonly string[];
  readonly viewed: number | undefined;
  readonly made: number;
  readonly hash: string;
  bytes: number;
  recent = false;
  /** A render that will replace this one is under way. */
  refreshing = false;
  readonly #body: Buffer;
  readonly #headers: readonly string[];
  readonly #forms = new Map<string, Form>();
  readonly #pending = new Map<string, Promise<Form>>();

  constructor(parts: PageParts) {
    this.key = parts.key;
    this.tags = parts.tags;
    this.viewed = parts.viewed;
    this.made = parts.made;
    this.#body = parts.body;
    this.#headers = parts.headers;
    this.hash = createHash('sha256').update(parts.headers.join('\n')).update(parts.body).digest('base64url').slice(0, 20);
    this.bytes = parts.body.length + OVERHEAD;
  }

  /** The ready form, or nothing when it has to be made first. */
  ready(encoding: Encoding, reading: string): Form | undefined {
    return this.#forms.get(reading ? `${encoding} ${reading}` : encoding);
  }

  /**
   * Makes a form, once however many ask.
   * @param grown told how many bytes the entry holds more
   */
  async form(encoding: Encoding, reading: string, grown: (bytes: number) => void): Promise<Form> {
    const name = reading ? `${encoding} ${reading}` : encoding;
    const known = this.#forms.get(name) ?? this.#pending.get(name);
    if (known) return known;
    const making = this.#make(encoding, reading);
    this.#pending.set(name, making);
    try {
      const form = await making;
      if (!reading || this.#forms.size < MOST_SPLICED + 3) {
        this.#forms.set(name, form);
        if (form.body !== this.#body) grown(form.body.length);
      }
      return form;
    } finally {
      this.#pending.delete(name);
    }
  }

  /** Takes over the compressed forms of an older entry of the very same page. */
  inherit(older: PageEntry): void {
    if (older.hash !== this.hash) return;
    for (const [name, form] of older.#forms) this.#forms.set(name, form);
    this.bytes = older.bytes;
  }

  async #make(encoding: Encoding, reading: string): Promise<Form> {
    const plain = spliceReading(this.#body, reading);
    const used = plain.length < WORTH_COMPRESSING ? 'identity' : encoding;
    const body = await compress(plain, used, 'kept');
    const etag = `"${this.hash}${reading ? `-${reading}` : ''}${used === 'identity' ? '' : `-${used}`}"`;
    const shared = ['Cache-Control', 'private, no-cache', 'ETag', etag, 'Vary', VARY];
    const own = [...this.#headers, ...(used === 'identity' ? [] : ['Content-Encoding', used]), 'Content-Length', String(body.length)];
    const head = (secure: boolean) => [...own, ...shared, ...securityHeaders({ dev: false, secure })];
    const unchanged = (secure: boolean) => [...shared, ...securityHeaders({ dev: false, secure })];
    return { etag, body, head: [head(false), head(true)], unchanged: [unchanged(false), unchanged(true)] };
  }
}

/** True when If-None-Match names this form (weak comparison, as the header asks). */
export function isKnown(form: Form, ifNoneMatch: string | undefined): boolean {
  if (!ifNoneMatch) return false;
  return (
    ifNoneMatch === form.etag ||
    ifNoneMatch.trim() === '*' ||
    ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === form.etag)
  );
}
