/** The words of the interface: `locales/<lang>/<concept>.json`, read once, as one function a language. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTranslator } from 'use-intl/core';
import type { Locale } from '@/platform/request';

export type Values = Record<string, string | number | Date>;

/** Translates `concept.key`, e.g. `t('accounts.sign_in.title')`. A missing key is answered with itself. */
export interface Translate {
  (key: string, values?: Values): string;
  has: (key: string) => boolean;
  /** The message as written, e.g. for one that holds markup of ours. */
  raw: (key: string) => unknown;
}

/** Values that a refusal may leave untold; its sentence then says less instead of failing. */
const UNTOLD: Values = {
  minimum: 0,
  maximum: 0,
  most: 0,
  least: 0,
  seconds: 60,
  minutes: 60,
  left: 0,
  missing: 0,
  level: 0,
  done: 0,
  target: 0,
  megabytes: 0,
  members: 0,
  from: 0,
  has: 0,
  needs: 0,
  currency: 'coins',
  near: '',
  name: '',
  action: '',
  other: '',
  task: '',
  until: 'none',
  why: 'none',
};

type Words = { [key: string]: string | Words };

const translators = new Map<Locale, Translate>();

/** The words of a language. */
export function translator(locale: Locale): Translate {
  let known = translators.get(locale);
  if (!known) translators.set(locale, (known = create(locale)));
  return known;
}

function create(locale: Locale): Translate {
  const messages = readWords(join(process.cwd(), 'locales', locale));
  // A key that is missing shows as itself; the completeness test finds it before a reader does.
  const t = createTranslator({ locale, messages, timeZone: 'UTC', onError: () => {}, getMessageFallback: ({ key }) => key });
  const format = (key: string, values?: Values) =>
    t(key as never, (key.startsWith('errors.') ? { ...UNTOLD, ...values } : values) as never);
  // Most words take no values, and a page holds hundreds of them: they are formatted once.
  const plain = new Map<string, string>();
  const translate = (key: string, values?: Values): string => {
    if (values) return format(key, values);
    let known = plain.get(key);
    if (known === undefined) plain.set(key, (known = format(key)));
    return known;
  };
  return Object.assign(translate, { has: (key: string) => t.has(key as never), raw: (key: string) => t.raw(key as never) as unknown });
}

/** Messages of a folder by concept. Keys with dots (`input.too_long`) become nested ones. */
export function readWords(folder: string): Words {
  const words: Words = {};
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    words[file.slice(0, -'.json'.length)] = nested(JSON.parse(readFileSync(join(folder, file), 'utf8')) as Words);
  }
  return words;
}

function nested(flat: Words): Words {
  const tree: Words = {};
  for (const [key, value] of Object.entries(flat)) {
    const path = key.split('.');
    const last = path.pop()!;
    let at = tree;
    for (const part of path) at = (at[part] ??= {}) as Words;
    const inner = typeof value === 'string' ? value : nested(value);
    at[last] = typeof inner === 'object' && typeof at[last] === 'object' ? { ...at[last], ...inner } : inner;
  }
  return tree;
}
