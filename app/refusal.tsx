import { ErrorPage } from '@/components/shell/error-page';
import { refusalOf } from '@/web/shell/refusal';
import { stage } from './stage';

/** The whole page in place of one that cannot be shown: `if ('missing' in view) return <Refusal reason={view.missing} />`. */
export async function Refusal({ reason, words, help }: { reason: string; words?: string; help?: unknown }) {
  const [{ frame, shell }, { status, id, hot, said, why }] = await Promise.all([stage(), refusalOf(reason)]);
  return <ErrorPage frame={frame} shell={shell} status={status} words={words ?? said} help={help} why={why} id={id} hot={hot} />;
}

/** Its title. */
export async function refusalMetadata(reason: string) {
  const [
    {
      frame: { t },
    },
    { status, said },
  ] = await Promise.all([stage(), refusalOf(reason)]);
  const key = `shell.error_${status}`;
  return { title: said ?? t(t.has(key) ? key : 'shell.error_404'), robots: { index: false } };
}
