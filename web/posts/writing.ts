/** What a form for writing starts with: its key, and what was typed before. */
import { formFields } from '@/web/kernel/form-fields';
import { sentenceOf } from '@/web/kernel/form-answer';
import { type Fields, keptForm, type KeptForm } from '@/web/kernel/kept';
import { locale } from '@/web/kernel/locale';
import { translator } from '@/web/kernel/messages';
import { whyHref } from '@/web/kernel/why';

export interface Writing {
  repeat: string;
  values: Record<string, string>;
  refusal: { message: string; fields: Record<string, string>; why: string | null } | null;
  isReturned: boolean;
}

/** The form of a page: `path` is what its form calls its page. */
export async function writingAt(path: string): Promise<Writing> {
  return writingOf(await keptForm(path));
}

/** The form of a page whose kept text is at hand. */
export async function writingOf(kept: KeptForm | null): Promise<Writing> {
  const [{ repeat }, language] = await Promise.all([formFields(), locale()]);
  if (!kept) return { repeat, values: {}, refusal: null, isReturned: false };
  const t = translator(language);
  const { refusal } = kept;
  return {
    repeat,
    values: plain(kept.values),
    refusal: refusal && {
      message: sentenceOf(t, refusal),
      why: whyHref(refusal.facts),
      fields: Object.fromEntries(
        Object.entries(refusal.fields).map(([name, field]) => [name, sentenceOf(t, { reason: field.reason, facts: field.facts ?? {} })]),
      ),
    },
    isReturned: Object.values(kept.values).some((value) => String(value).trim() !== ''),
  };
}

const plain = (fields: Fields): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, Array.isArray(value) ? value.join(' ') : value]));
