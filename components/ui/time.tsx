import type { Frame } from './frame';

interface TimeProps {
  at: Date;
  frame: Frame;
  /** `compact` fits a column and needs the cache tag `day`; the others hold for ever. `clock` stands under a day's heading. */
  form?: 'compact' | 'clock' | 'date' | 'full';
  /** The script may say it relatively (below a week). */
  relative?: boolean;
}

/** A moment: absolute on the server in the reader's zone, exact in `title`. */
export function Time({ at, frame, form = 'compact', relative = false }: TimeProps) {
  const { formats, now } = frame;
  const full = formats.full(at);
  const words = form === 'compact' ? formats.compact(at, now) : formats[form](at);
  return (
    <time dateTime={at.toISOString()} title={words === full ? undefined : full} data-rel={relative ? '' : undefined}>
      {words}
    </time>
  );
}
