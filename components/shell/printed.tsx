import type { ReactElement } from 'react';
import { pressPage, pressText } from '@/components/ui/still';
import { currentRequest } from '@/platform/request';

/**
 * A page drawn in one pass (decision 0008). Everything in it is a synchronous component; the frame around it (`<html>`, head,
 * metadata) is Next's. The HTML goes to the edge beside Next, which would otherwise copy it through its flight format; only
 * an empty box passes through, which takes no part in the layout.
 */
export function Printed({ csrf, children }: { csrf: string | null; children: ReactElement }) {
  const { answer } = currentRequest();
  if (!answer.takesPrinted) return <div className="printed" dangerouslySetInnerHTML={{ __html: pressText(children, csrf) }} />;
  answer.printed = pressPage(children, csrf);
  return <div className="printed" />;
}
