/** Inputs that nobody here wrote, beside the repository where there are any; no file of them is copied into it. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..', 'shared', 'corpora');

/** For `describe.skipIf(!hasCorpora)`: tests that need the corpora are skipped by name where they are absent. */
export const hasCorpora = existsSync(folder);

/** A folder of the corpora. */
export const corpusFolder = (path: string): string => resolve(folder, path);

/** A file of the corpora. */
export const corpusBytes = (path: string): Buffer => readFileSync(corpusFolder(path));

/** Its text. */
export const corpusText = (path: string): string => corpusBytes(path).toString('utf8');

/** A JSON file of the corpora, as whatever the test knows it to be. */
export const corpusJson = <T>(path: string): T => JSON.parse(corpusText(path)) as T;

/** Its lines, without empty ones. */
export const corpusLines = (path: string): string[] => corpusText(path).split('\n').filter(Boolean);
