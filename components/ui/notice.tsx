import type { ReactNode } from 'react';

/** A message within the page: what happened, then what to do. `bad` is spoken at once. */
export function Notice({ kind, children, id }: { kind?: 'bad' | 'good' | 'warn'; children: ReactNode; id?: string }) {
  return (
    <div className={kind ? `notice ${kind}` : 'notice'} role={kind === 'bad' ? 'alert' : undefined} id={id}>
      {children}
    </div>
  );
}
