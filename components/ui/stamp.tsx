import type { ReactNode } from 'react';

/** A thread's or a poster's mark: plain (pinned, locked), hot, fine (featured), ok (solved). */
export function Stamp({ kind, children }: { kind?: 'hot' | 'fine' | 'ok'; children: ReactNode }) {
  return <span className={kind ? `st ${kind}` : 'st'}>{children}</span>;
}
