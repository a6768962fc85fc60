/** One line that the next page says, e.g. "Saved": a key and its values in a cookie that lives for moments and is read once. */
import { currentRequest } from '@/platform/request';
import { cookieLine, endCookieLine, requestCookies } from './cookies';
import type { Translate } from './messages';

export interface Toast {
  /** Key of the message, e.g. `posts.toast.replied`. */
  key: string;
  values?: Record<string, string | number>;
  /** Values that are keys of messages themselves, e.g. `{ rule: 'points.rule.reply' }`. */
  words?: Record<string, string>;
}

const SECONDS = 20;
const LONGEST = 500;

/** `Set-Cookie` line of a toast. */
export function toastLine(toast: Toast): string {
  const value = Buffer.from(JSON.stringify(toast)).toString('base64url');
  return cookieLine('toast', value, { maxAge: SECONDS, secure: currentRequest().secure });
}

/** The toast that waits, or null; reading it ends it. */
export async function takeToast(): Promise<Toast | null> {
  const value = requestCookies().get('toast');
  if (!value) return null;
  const { answer, secure } = currentRequest();
  answer.headers['set-cookie'] = endCookieLine('toast', secure);
  answer.cacheable = false;
  return value.length > LONGEST ? null : parse(value);
}

function parse(value: string): Toast | null {
  try {
    const { key, values, words } = JSON.parse(Buffer.from(value, 'base64url').toString('utf8')) as Partial<Toast>;
    // A cookie is anybody's to write: only keys of messages, only plain values.
    if (!isKey(key)) return null;
    const plain = Object.entries(values ?? {}).filter(([, each]) => typeof each === 'string' || typeof each === 'number');
    const known = Object.entries(words ?? {}).filter(([, word]) => isKey(word));
    return { key, values: Object.fromEntries(plain), ...(known.length ? { words: Object.fromEntries(known) } : {}) };
  } catch {
    return null;
  }
}

const isKey = (value: unknown): value is string => typeof value === 'string' && /^[a-z][\w.-]*$/.test(value);

/** The toast in words. Words within it may take values of it. */
export function toastWords(t: Translate, { key, values, words = {} }: Toast): string {
  return t(key, { ...values, ...Object.fromEntries(Object.entries(words).map(([name, word]) => [name, t(word, values)])) });
}
