/** The one place where what `web/` knows of a request meets what `components/` draw around a page. */
import type { ShellView } from '@/components/shell/shell-view';
import { type Frame, frameOf } from '@/components/ui/frame';
import { shell } from '@/web/shell/reads';

/** Frame and shell of the request; asked as often as wanted, made once. */
export async function stage(): Promise<{ frame: Frame; shell: ShellView }> {
  const { facts, view } = await shell();
  return { frame: frameOf(facts), shell: view };
}
