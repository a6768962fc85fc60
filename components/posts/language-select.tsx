import type { Frame } from '@/components/ui/frame';
import { TEXT_LANGUAGES } from './writing';

/** The language of a text; detected unless chosen. */
export function LanguageSelect({ value, frame, isAuto = true }: { value?: string; frame: Frame; isAuto?: boolean }) {
  const isOther = Boolean(value) && !TEXT_LANGUAGES.some(([tag]) => tag === value);
  return (
    <label>
      {frame.t('compose.language')}{' '}
      <select name="lang" defaultValue={value ?? ''}>
        {isAuto ? <option value="">{frame.t('compose.auto')}</option> : null}
        {isOther ? <option value={value}>{value}</option> : null}
        {TEXT_LANGUAGES.map(([tag, name]) => (
          <option key={tag} value={tag} lang={tag}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
