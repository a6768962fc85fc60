import type { ReactNode } from 'react';
import type { Frame } from '@/components/ui/frame';

interface FoldProps {
  /** What lies behind the line. */
  words: string;
  frame: Frame;
  children: ReactNode;
  /** Id of the line, for whatever it names. */
  id?: string;
  className?: string;
}

/** One line in place of what the reader has blocked or muted; it opens at a touch, without script. */
export function Fold({ words, frame, children, id, className }: FoldProps) {
  return (
    <details className={className ? `fold ${className}` : 'fold'}>
      <summary id={id}>
        <Line words={words} frame={frame} />
      </summary>
      {children}
    </details>
  );
}

function Line({ words, frame: { t } }: { words: string; frame: Frame }) {
  return (
    <>
      {words} <span className="lk shut">{t('blocks.show')}</span>
      <span className="lk open">{t('blocks.hide')}</span>
    </>
  );
}

/** Puts words on the quotes that the domain has folded within a text (`core/blocks`). */
export function withFoldWords(html: string, { t }: Frame): string {
  const line = `${t('blocks.folded_quote')} <span class="lk shut">${t('blocks.show')}</span><span class="lk open">${t('blocks.hide')}</span>`;
  return html.replaceAll('<summary data-fold=""></summary>', `<summary>${line}</summary>`);
}

/** What stands in its place, and what stands behind the line. */
export function parted<T extends { folded: unknown }>(rows: readonly T[]): { shown: T[]; folded: T[] } {
  return { shown: rows.filter(({ folded }) => !folded), folded: rows.filter(({ folded }) => folded) };
}
