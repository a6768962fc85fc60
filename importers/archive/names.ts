import { checkName, cleanLine, cutGraphemes, nameKey, nameSkeleton } from '@/core/text';

export interface FreeName {
  name: string;
  key: string;
  skeleton: string;
}

/** Room for `-999` behind a name of 20 characters. */
const STEM = 16;
const MOST_TRIES = 10_000;

/**
 * A name that keeps the rules and that nobody has: the given one where it can be, else what is left of it with a number.
 * @param isTaken by look-alike skeleton and by key
 */
export function freeName(given: string, isTaken: (candidate: FreeName) => boolean): FreeName {
  const wanted = cleanLine(given).normalize('NFC');
  const as = (name: string): FreeName | undefined => {
    const verdict = checkName(name);
    if (!verdict.ok) return undefined;
    const candidate = { name: verdict.name, key: verdict.key, skeleton: verdict.skeleton };
    return isTaken(candidate) ? undefined : candidate;
  };
  const whole = as(wanted);
  if (whole) return whole;
  for (const stem of stemsOf(wanted)) {
    for (let number = 2; number < MOST_TRIES; number += 1) {
      const found = as(`${stem}-${number}`);
      if (found) return found;
      // Where the stem itself is against the rules no number will help.
      if (number === 2 && !checkName(`${stem}-${number}`).ok) break;
    }
  }
  throw new Error(`no name is free for "${wanted}"`);
}

/** What may be left of a name: its letters as they are, then only its plain letters, then no more than that it is a member. */
function stemsOf(name: string): string[] {
  const plain = name.normalize('NFKC').replace(/[^\p{L}\p{N}\p{M}_-]+/gu, '');
  const latin = plain.replace(/[^A-Za-z0-9_-]+/g, '');
  const han = plain.replace(/[^\u4e00-\u9fffA-Za-z0-9_-]+/g, '');
  return [plain, han, latin, 'imported']
    .map((stem) => cutGraphemes(stem, STEM).replace(/^[-_]+|[-_]+$/g, ''))
    .filter((stem) => stem !== '');
}

/** The keys by which a name could be taken. */
export const namesLike = (name: string): { key: string; skeleton: string } => ({
  key: nameKey(cleanLine(name)),
  skeleton: nameSkeleton(cleanLine(name)),
});
