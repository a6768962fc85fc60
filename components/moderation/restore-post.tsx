import { Returned } from '@/components/posts/composer';
import type { WritingView } from '@/components/posts/writing';
import { threadHref } from '@/components/threads/address';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import type { Frame } from '@/components/ui/frame';
import { HiddenFields } from '@/components/ui/hidden-fields';

interface RestoreProps {
  view: {
    post: { id: number; threadId: number; slug: string; page: number; floor: number; threadTitle: string; excerpt: string; lang: string };
    writing: WritingView;
  };
  frame: Frame;
}

/** Asks once before a withdrawn post, or with floor 1 its whole thread, is public again. */
export function RestorePost({ view: { post, writing }, frame }: RestoreProps) {
  const { t } = frame;
  const title = t(post.floor === 1 ? 'desk.restore_thread' : 'desk.restore_reply');
  const back = `${threadHref({ id: post.threadId, slug: post.slug }, post.page)}#p${post.id}`;
  return (
    <>
      <Breadcrumb frame={frame} steps={[{ href: back, text: post.threadTitle }, { text: title }]} />
      <div className="write">
        <h1>{title}</h1>
        <form method="post" action={`/p/${post.id}/restore/submit`} data-enhance="plain">
          <HiddenFields frame={frame} repeat={writing.repeat} />
          <Returned writing={writing} frame={frame} />
          <p>{t('desk.restore_note')}</p>
          <blockquote className="re" lang={post.lang} dir="auto">
            {post.excerpt}
          </blockquote>
          <div className="send">
            <button className="btn solid">{t('desk.restore')}</button>
            <a className="btn" href={back}>
              {t('desk.leave')}
            </a>
          </div>
        </form>
      </div>
    </>
  );
}
