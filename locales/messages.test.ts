/** The words are complete: same files, same keys, same arguments in four languages, and every key that the code names is there. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '@/platform/request';

type Words = { [key: string]: string | Words };

const folder = (locale: string) => join(process.cwd(), 'locales', locale);
const files = readdirSync(folder('en'))
  .filter((name) => name.endsWith('.json'))
  .sort();
const read = (locale: string, file: string) => JSON.parse(readFileSync(join(folder(locale), file), 'utf8')) as Words;

/** `a.b.c` → message. */
function flat(words: Words, above = ''): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[above + key, value]] : [...flat(value, `${above}${key}.`)],
    ),
  );
}

interface Arguments {
  /** Every argument and tag. */
  all: Set<string>;
  /** Those that are shown. The others only choose a form (`{count, plural, one {view} other {views}}`), which not every language has. */
  shown: Set<string>;
}

/** Arguments and tags of an ICU message; throws where braces do not match. */
function argumentsOf(message: string, found: Arguments = { all: new Set(), shown: new Set() }): Arguments {
  for (const [, tag] of message.matchAll(/<(\w+)>/g)) note(`<${tag!}>`, true, found);
  for (const inner of groupsOf(message)) {
    const [name = '', type] = inner.split(',', 2).map((part) => part.trim());
    const isChoice = type === 'plural' || type === 'select' || type === 'selectordinal';
    note(name, !isChoice || inner.includes('#'), found);
    if (isChoice) for (const branch of groupsOf(inner)) argumentsOf(branch, found);
  }
  return found;
}

function note(name: string, isShown: boolean, { all, shown }: Arguments): void {
  all.add(name);
  if (isShown) shown.add(name);
}

/** What stands between outermost braces. */
function groupsOf(text: string): string[] {
  const groups: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '{' && (depth += 1) === 1) from = at + 1;
    if (text[at] === '}' && (depth -= 1) === 0) groups.push(text.slice(from, at));
    if (depth < 0) break;
  }
  if (depth !== 0) throw new Error(`braces do not match: ${text}`);
  return groups;
}

describe.each(files)('%s', (file) => {
  const english = flat(read('en', file));

  it.each(LOCALES)('has the same keys in %s', (locale) => {
    expect([...flat(read(locale, file)).keys()].sort()).toEqual([...english.keys()].sort());
  });

  it.each(LOCALES)('has the same arguments in %s, and no empty sentence', (locale) => {
    for (const [key, message] of flat(read(locale, file))) {
      expect(message.trim(), key).not.toBe('');
      const here = argumentsOf(message);
      const there = argumentsOf(english.get(key) ?? '');
      expect(
        [...here.shown].filter((name) => !there.all.has(name)),
        `${file} ${key}: unknown in English`,
      ).toEqual([]);
      expect(
        [...there.shown].filter((name) => !here.all.has(name)),
        `${file} ${key}: missing`,
      ).toEqual([]);
    }
  });
});

it('has the same files in every language', () => {
  for (const locale of LOCALES)
    expect(
      readdirSync(folder(locale))
        .filter((name) => name.endsWith('.json'))
        .sort(),
    ).toEqual(files);
});

it('has every key that is named in the code', () => {
  const known = new Set(
    files.flatMap((file) => [...flat(read('en', file)).keys()].map((key) => `${file.slice(0, -'.json'.length)}.${key}`)),
  );
  const missing = ['app', 'components', 'web'].flatMap(sources).flatMap((path) =>
    [
      ...readFileSync(path, 'utf8')
        .replace(/^\s*(?:\/\*\*|\*|\/\/).*$/gm, '')
        .matchAll(/\bt(?:\.raw)?\(\s*'([a-z_]+\.[\w.-]+)'/g),
    ]
      .map(([, key]) => key!)
      .filter((key) => !known.has(key))
      .map((key) => `${path}: ${key}`),
  );
  expect(missing).toEqual([]);
});

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? sources(path) : /(?<!\.test)\.tsx?$/.test(entry.name) ? [path] : [];
  });
}
