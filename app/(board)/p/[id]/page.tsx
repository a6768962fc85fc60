import type { Props } from '@/app/page-props';
import { Refusal } from '@/app/refusal';
import { isMissing } from '@/web/kernel/answer';
import { postPlace } from '@/web/posts/reads';

/** `/p/{id}`: leads to the post on its page, wherever that is by now. */
export default async function Post({ params }: Props<{ id: string }>) {
  const view = await postPlace((await params).id);
  return isMissing(view) ? <Refusal reason={view.missing} /> : null;
}
