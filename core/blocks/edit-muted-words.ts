import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { change } from '@/db/rows';
import { command, Failure, type FieldReason } from '@/core/kernel';
import { maySignedIn } from '@/core/permissions';
import { cleanLine, countGraphemes, foldForSearch } from '@/core/text';
import { comparable } from './folder';

const MOST_WORDS = 100;
const LONGEST = 40;
/** Room for every word with its line end, and for graphemes of many units; beyond it nothing is looked at. */
const MOST_UNITS = MOST_WORDS * LONGEST * 12;

/** A list, or a text with one word or phrase a line. */
const editWordsInput = z.object({
  words: z.union([z.string().max(MOST_UNITS, { message: 'input.too_long' }), z.array(z.string().max(1_000)).max(10_000)], {
    message: 'input.invalid',
  }),
});

/** Sets the words that fold posts and threads for oneself; an empty list mutes nothing. */
export const editMutedWords = command({
  name: 'edit-muted-words',
  input: editWordsInput,
  limit: { points: 30, seconds: 60 },
  prepare: ({ words }) => wordsOf(words),
  facts: async () => null,
  ability: (_facts, _input, { viewer }) => maySignedIn(viewer),
  run: async ({ tx, context, emit }, _facts, _input, words): Promise<{ words: string[] }> => {
    const memberId = context.viewer.id;
    await change(tx, sql`update members set muted_words = ${sql.param(words)}::text[] where id = ${memberId}::bigint`);
    emit({ name: 'preferences.changed', facts: { memberId } });
    return { words };
  },
});

/** Cleaned, each once whatever its written form. @throws Failure with the field `words` */
function wordsOf(given: string | string[]): string[] {
  const lines = typeof given === 'string' ? given.split('\n') : given;
  const words = new Map<string, string>();
  for (const line of lines) {
    const word = cleanLine(line);
    if (word === '') continue;
    // What folds to nothing (joiners, marks of direction) would be found in every text.
    const folded = comparable(foldForSearch(word)).trim();
    if (folded === '') refuse({ reason: 'word.blank' });
    if (countGraphemes(word, LONGEST) > LONGEST) refuse({ reason: 'word.too_long', facts: { maximum: LONGEST } });
    if (!words.has(folded)) words.set(folded, word);
  }
  if (words.size > MOST_WORDS) refuse({ reason: 'words.too_many', facts: { maximum: MOST_WORDS } });
  return [...words.values()];
}

function refuse(refusal: FieldReason): never {
  throw new Failure(refusal.reason, refusal.facts, { words: refusal });
}
