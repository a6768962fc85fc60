import { MOST_HIDDEN } from '@/core/markup/views';
import type { Frame } from '@/components/ui/frame';

/** Under the box: how a part of a text is hidden. */
export function WritingHelp({ frame: { t } }: { frame: Frame }) {
  const text = t('compose.help.text');
  return (
    <details className="rules">
      <summary>{t('compose.help.title')}</summary>
      <p>{t('compose.help.reply')}</p>
      <pre>{`:::hide\n${text}\n:::`}</pre>
      <p>{t('compose.help.points')}</p>
      <pre>{`:::hide 50\n${text}\n:::`}</pre>
      <p>{t('compose.help.note', { most: MOST_HIDDEN })}</p>
    </details>
  );
}
