/** The page on which a member sees whom and what they have blocked and muted. */
import { type BlocksView, readBlocks } from '@/core/blocks';
import { neverCached } from '@/web/kernel/answer';
import { requestContext } from '@/web/kernel/context';
import { type Writing, writingAt } from '@/web/posts/writing';

/** `/settings/blocks` */
export async function blocksPage(): Promise<{ blocks: BlocksView; writing: Writing }> {
  neverCached();
  return { blocks: await readBlocks(await requestContext()), writing: await writingAt('/settings/blocks') };
}
