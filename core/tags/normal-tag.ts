import { z } from 'zod';
import { cleanLine, countGraphemes, foldForSearch } from '@/core/text';

/** Most tags of a thread (B4). */
export const MOST_TAGS = 5;
const LONGEST_TAG = 24;
const SEPARATORS = /[,，、;；\n]+/;

/** A tag as it is shown: one line, no leading `#`, letters or digits in it; undefined where nothing is left. */
export function normalTag(text: string): string | undefined {
  const tag = cleanLine(text.normalize('NFC'))
    .replace(/^[#＃\s]+/, '')
    .replace(/\s+/gu, ' ')
    .replace(/[/?\\]/g, '')
    .trim();
  return /[\p{L}\p{N}]/u.test(tag) && countGraphemes(tag, LONGEST_TAG + 1) <= LONGEST_TAG ? tag : undefined;
}

/** The key under which spellings of a tag are one: width, case and Han forms folded. Cleaned, since it is asked of the database as it comes. */
export const tagKey = (tag: string): string => foldForSearch(cleanLine(tag)).replace(/\s+/gu, ' ').trim();

/** Tags as a form (`茶, 报纸`) or the API (`["茶", "报纸"]`) sends them; each once, in order. */
export const tagsInput = z
  .union(
    [
      z
        .string()
        .max(600)
        .transform((text) => text.split(SEPARATORS)),
      z
        .array(z.string().max(200))
        .max(50)
        .transform((list) => list.flatMap((text) => text.split(SEPARATORS))),
    ],
    { message: 'tag.invalid' },
  )
  .optional()
  .transform((list, check): string[] => {
    const found = new Map<string, string>();
    for (const text of (list ?? []).filter((each) => each.trim() !== '')) {
      const tag = normalTag(text);
      if (tag === undefined) check.addIssue({ code: 'custom', message: 'tag.invalid' });
      else if (!found.has(tagKey(tag))) found.set(tagKey(tag), tag);
    }
    if (found.size > MOST_TAGS) check.addIssue({ code: 'custom', message: 'tags.too_many', params: { maximum: MOST_TAGS } });
    return [...found.values()];
  });
