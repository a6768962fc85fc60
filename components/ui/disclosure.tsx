import type { ReactNode } from 'react';

/** Folds something away; works without script. */
export function Disclosure({ summary, children, open, id }: { summary: ReactNode; children: ReactNode; open?: boolean; id?: string }) {
  return <details className="fold" open={open} id={id}><summary>{summary}</summary>{children}</details>;
}
