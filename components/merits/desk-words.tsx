import { TEXT_LANGUAGES } from '@/components/posts/writing';
import { Field } from '@/components/ui/field';
import type { Frame } from '@/components/ui/frame';
import type { LocalizedText } from '@/components/ui/localized';
import type { MeritWriting } from './writing';

interface WordsProps {
  /** Name of the fields, e.g. `title` for `title.ja`. */
  name: string;
  /** Key of the label, which takes the language. */
  label: string;
  text: LocalizedText | undefined;
  limit: number;
  writing: MeritWriting;
  frame: Frame;
}

/** A text in our languages, a field each; what is wrong with it stands at the first. */
export function WordFields({ name, label, text, limit, writing: { values, refusal }, frame: { t } }: WordsProps) {
  return (
    <>
      {TEXT_LANGUAGES.map(([lang, own], place) => (
        <Field
          key={lang}
          name={`${name}.${lang}`}
          label={t(label, { language: own })}
          lang={lang}
          defaultValue={values[`${name}.${lang}`] ?? text?.[lang]}
          error={place === 0 ? refusal?.fields[name] : null}
          data-limit={limit}
        />
      ))}
    </>
  );
}

/** A function that gives fields what was typed, else what stands, and what was wrong with it. */
export const fieldsOf =
  ({ values, refusal }: MeritWriting) =>
  (name: string, stored: string | number | null | undefined) => ({
    name,
    defaultValue: values[name] ?? (stored === null || stored === undefined ? '' : String(stored)),
    error: refusal?.fields[name],
  });

/**
 * Whether a box is ticked: as it was sent, else as it stands. A box that is not ticked is not sent, so that `sibling`, a field that its
 * form always sends, tells whether it was this form of the page that came back.
 */
export const tickOf = ({ values }: MeritWriting, name: string, sibling: string, stored: boolean): boolean =>
  values[sibling] === undefined ? stored : values[name] !== undefined;
