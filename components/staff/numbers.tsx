import type { ReactNode } from 'react';

/** A table of the desk: the first column in words, the others numbers; it scrolls by itself on a narrow screen. */
export function Numbers({ label, head, children }: { label: string; head: string[]; children: ReactNode }) {
  return (
    <div className="scroll-x" tabIndex={0} role="group" aria-label={label}>
      <table className="table numbers n">
        <thead>
          <tr>
            {head.map((words, nth) => (
              <th key={nth} scope="col">
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
