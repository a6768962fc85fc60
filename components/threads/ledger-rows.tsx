import type { ThreadRowView } from '@/core/threads/views';
import { Fold, parted } from '@/components/blocks/fold';
import type { Frame } from '@/components/ui/frame';
import { ThreadRow } from './thread-row';

interface RowsProps {
  rows: readonly ThreadRowView[];
  frame: Frame;
  withBoard?: boolean;
}

/** The lines of a ledger; what the reader folds away lies behind one line at its end. */
export function LedgerRows({ rows, frame, withBoard }: RowsProps) {
  const { shown, folded } = parted(rows);
  return (
    <>
      {shown.length || !folded.length ? <Lines rows={shown} frame={frame} withBoard={withBoard} /> : null}
      {folded.length ? (
        <Fold words={frame.t('blocks.folded_threads', { count: folded.length })} frame={frame}>
          <Lines rows={folded} frame={frame} withBoard={withBoard} />
        </Fold>
      ) : null}
    </>
  );
}

function Lines({ rows, frame, withBoard }: RowsProps) {
  return (
    <ul className="ledger">
      {rows.map((row) => (
        <ThreadRow key={row.id} row={row} frame={frame} withBoard={withBoard} />
      ))}
    </ul>
  );
}
