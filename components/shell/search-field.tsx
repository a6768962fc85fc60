import type { Frame } from '@/components/ui/frame';
import { Icon } from '@/components/ui/icon';

/** The search field; a plain GET form. Each one on a page needs an id of its own. */
export function SearchField({
  frame: { t },
  id = 'find',
  value,
  shortcut = false,
}: {
  frame: Frame;
  id?: string;
  value?: string;
  shortcut?: boolean;
}) {
  return (
    <form className="find" action="/search" role="search" aria-label={shortcut ? t('shell.search') : t('shell.search_what')}>
      <label htmlFor={id}>
        <Icon name="search" />
        <span className="vh">{t('shell.search')}</span>
      </label>
      <input
        id={id}
        type="search"
        name="q"
        defaultValue={value}
        placeholder={t('shell.search_what')}
        maxLength={200}
        dir="auto"
        data-shortcut={shortcut ? '/' : undefined}
      />
      {shortcut ? <kbd aria-hidden="true">/</kbd> : null}
    </form>
  );
}
