import type { ReactNode } from 'react';

/** One line that says what was just done. The region is always there, so that the script can speak through it, too. */
export function Toast({ children }: { children?: ReactNode }) {
  return (
    <div id="toasts-status" className="toasts" role="status">
      {children ? <p className="toast">{children}</p> : null}
    </div>
  );
}
