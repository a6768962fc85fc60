/**
 * What a large board talks about: titles and paragraphs, from a folder of texts (JSON and text files of any shape) or, without
 * one, from the demo texts. Each paragraph is rendered once; a post is made of some of them.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { DEMO } from '@/cast';
import { toMarkdown } from '@/core/markup';
import { renderPost } from '@/core/posts';
import { cleanLine, cleanText, cutGraphemes, detectLanguage } from '@/core/text';
import { type Chance, chanceOf } from '../chance';

export interface Paragraph {
  body: string;
  html: string;
}
/** The talk of one language. */
export interface Talk {
  lang: string;
  paragraphs: Paragraph[];
  titles: string[];
}

/** Folders of a corpus that hold what people write. */
const FOLDERS = ['threads', 'texts', 'search'];
const MOST_FILE_BYTES = 8_000_000;
/** Paragraphs that are rendered, a language. */
const MOST_PARAGRAPHS = 6_000;
const MOST_TITLES = 4_000;
const LANGS = ['zh-CN', 'zh-TW', 'ja', 'en'] as const;

/** Reads and renders the material. */
export function readMaterial(folder: string | undefined, seed: number): Talk[] {
  const chance = chanceOf(seed);
  const strings = folder
    ? stringsOf(folder)
    : DEMO.flatMap(({ title, body, replies }) => [title, ...paragraphsOf(body), ...replies.flatMap((reply) => paragraphsOf(reply.body))]);
  const byLang = new Map<string, Set<string>>(LANGS.map((lang) => [lang, new Set<string>()]));
  for (const text of strings) byLang.get(detectLanguage(text) ?? '')?.add(text);
  return LANGS.map((lang) => talkOf(lang, [...byLang.get(lang)!], chance)).filter(
    ({ paragraphs, titles }) => paragraphs.length > 0 && titles.length > 0,
  );
}

function talkOf(lang: string, texts: string[], chance: Chance): Talk {
  shuffle(texts, chance);
  const shortest = lang === 'en' ? 30 : 8;
  const titles = texts
    .filter((text) => text.length >= shortest && !text.includes('\n'))
    .slice(0, MOST_TITLES)
    .map(titleOf);
  const paragraphs = texts
    .filter((text) => text.length >= 4)
    .slice(0, MOST_PARAGRAPHS)
    .map((body) => ({ body, html: renderPost({ body, lang }).html }));
  return { lang, paragraphs, titles };
}

const titleOf = (text: string): string => cutGraphemes(cleanLine(text), 40).replace(/[，。、,.;；：:！!\s]+$/u, '');

function shuffle<T>(list: T[], chance: Chance): void {
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = chance.below(at + 1);
    [list[at], list[other]] = [list[other]!, list[at]!];
  }
}

function stringsOf(folder: string): string[] {
  const folders = [folder, ...FOLDERS.map((name) => join(folder, name))].filter((path) =>
    statSync(path, { throwIfNoEntry: false })?.isDirectory(),
  );
  const files = folders.flatMap((path) =>
    readdirSync(path, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() && path !== folder
        ? readdirSync(join(path, entry.name)).map((name) => join(path, entry.name, name))
        : [join(path, entry.name)],
    ),
  );
  const strings = files
    .sort()
    .flatMap((file) => (statSync(file).isFile() && statSync(file).size < MOST_FILE_BYTES ? stringsOfFile(file) : []));
  if (strings.length === 0)
    throw new Error(`there are no texts in ${folder} (JSON or text files, also in its folders ${FOLDERS.join(', ')})`);
  return strings;
}

function stringsOfFile(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  if (extname(file) === '.json') return collect(JSON.parse(text));
  return extname(file) === '.txt' ? paragraphsOf(text.replace(/［＃[^］]*］|《[^》]*》|｜/g, '')) : [];
}

/** Every string of a JSON value that reads like writing; HTML becomes Markdown. */
function collect(value: unknown): string[] {
  if (typeof value === 'string') {
    const text = /<p>|<\/\w+>/.test(value) ? toMarkdown(value, 'html') : value;
    return paragraphsOf(text).filter((part) => !/^[\w:.T+-]+$/.test(part));
  }
  return value && typeof value === 'object' ? Object.values(value).flatMap(collect) : [];
}

/** Paragraphs that stand by themselves: no headings, lists or code whose ends lie elsewhere. */
const paragraphsOf = (text: string): string[] =>
  cleanText(text)
    .split(/\n{1,}/)
    .map((part) => part.trim())
    .filter((part) => part.length >= 2 && part.length <= 2_000 && !/^(?:#|```|~~~|[-*+>]\s|\d+\.|\||\s{4}|<|\[)/.test(part));
