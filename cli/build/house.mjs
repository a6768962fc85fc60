/** Rules of the house that no tool knows: how long a file may be, what a folder may be called, complete languages. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const LONGEST = 250;
/** A test file is a list of cases. */
const LONGEST_TEST = 400;
/** Lists are as long as they are. */
const LISTS = /^(?:core\/text\/(?:common-passwords|reserved-names|han-fold)|cast\/)/;
const NAMELESS = new Set(['lib', 'utils', 'helpers', 'common', 'services', 'misc', 'shared']);
const LANGUAGES = ['zh-CN', 'zh-TW', 'ja', 'en'];

/** Files that are too long, folders without a noun, names in another case than kebab-case. */
export function houseFaults(root, rooms) {
  const files = rooms.flatMap((room) => filesIn(root, room));
  const faults = files.flatMap((file) => [...tooLong(root, file), ...illNamed(file)]);
  return faults.length ? faults.join('\n') : undefined;
}

function tooLong(root, file) {
  if (!/\.(?:tsx?|mjs|js)$/.test(file) || LISTS.test(file)) return [];
  const lines = readFileSync(join(root, file), 'utf8').split('\n').length - 1;
  const most = /\.(?:test|e2e)\.tsx?$/.test(file) ? LONGEST_TEST : LONGEST;
  return lines > most ? [`${file} has ${lines} lines; ${most} is the most: split it by what it is about`] : [];
}

function illNamed(file) {
  const folders = file.split('/').slice(0, -1);
  const nameless = folders.filter((folder) => NAMELESS.has(folder));
  const isRoute = file.startsWith('app/') || file.startsWith('locales/');
  const fits =
    isRoute ||
    basename(file) === 'README.md' ||
    /^[a-z0-9]+(?:[-.][a-z0-9]+)*\.[a-z]+$/.test(basename(file)) ||
    file.startsWith('db/migrations/');
  return [
    ...nameless.map((folder) => `${file}: a folder called ${folder} names nothing`),
    ...(fits ? [] : [`${file}: file names are kebab-case`]),
  ];
}

function filesIn(root, folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesIn(root, path) : [path];
  });
}

/** Every message exists in every language, with the same placeholders' names. */
export function messageFaults(root) {
  const folder = join(root, 'locales');
  if (!existsSync(folder)) return undefined;
  const files = [...new Set(LANGUAGES.flatMap((language) => readdirSync(join(folder, language)).filter((name) => name.endsWith('.json'))))];
  const faults = files.flatMap((file) => {
    const byLanguage = LANGUAGES.map((language) => [language, keysOf(join(folder, language, file))]);
    const all = new Set(byLanguage.flatMap(([, keys]) => [...keys]));
    return byLanguage.flatMap(([language, keys]) =>
      [...all].filter((key) => !keys.has(key)).map((key) => `locales/${language}/${file} lacks ${key}`),
    );
  });
  return faults.length ? faults.join('\n') : undefined;
}

function keysOf(file) {
  if (!existsSync(file)) return new Set();
  const keys = new Set();
  const walk = (value, path) => {
    if (typeof value === 'string') keys.add(path);
    else for (const [key, below] of Object.entries(value)) walk(below, path ? `${path}.${key}` : key);
  };
  walk(JSON.parse(readFileSync(file, 'utf8')), '');
  return keys;
}
