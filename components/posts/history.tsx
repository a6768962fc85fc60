import type { RevisionView } from '@/core/posts/views';
import { MemberName, nameIn } from '@/components/members/member-name';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import type { Frame } from '@/components/ui/frame';
import { Seal } from '@/components/ui/seal';
import { Time } from '@/components/ui/time';
import { Pager } from '@/components/ui/pager';
import { threadHref } from '@/components/threads/address';
import type { MemberRef } from '@/core/members/views';

interface HistoryProps {
  view: {
    postId: number;
    threadId: number;
    slug: string;
    title: string;
    lang: string;
    floor: number;
    page: number;
    revisions: RevisionView[];
  };
  frame: Frame;
}

/** The former texts of a post, newest first, as they were typed. */
export function History({ view, frame }: HistoryProps) {
  const { t, formats } = frame;
  const back = `${threadHref({ id: view.threadId, slug: view.slug }, view.page)}#p${view.postId}`;
  const title = t('posts.history_title', { floor: view.floor });
  return (
    <>
      <Breadcrumb frame={frame} steps={[{ href: back, text: view.title, lang: view.lang }, { text: title }]} />
      <div className="write">
        <h1>{title}</h1>
        <p className="about">
          <a className="lk" href={back}>
            {t('posts.back')}
          </a>
        </p>
        <ol className="plain-list">
          {view.revisions.map((revision, place) => (
            <li key={revision.version}>
              <h2>{place === 0 ? t('posts.present') : t('posts.version', { version: revision.version })}</h2>
              <p className="mute">
                {t('posts.written_by', { name: nameIn(revision.editor, frame), time: formats.full(revision.at) })}
                {revision.reason ? <bdi> {t('posts.reason', { reason: revision.reason })}</bdi> : null}
              </p>
              {revision.title ? (
                <p lang={view.lang} dir="auto">
                  {t('posts.title_was', { title: revision.title })}
                </p>
              ) : null}
              <div className="former" lang={view.lang} dir="auto">
                {revision.body}
              </div>
            </li>
          ))}
        </ol>
      </div>
    </>
  );
}

interface LikersProps {
  view: {
    likers: { postId: number; floor: number; likers: { member: MemberRef; at: Date }[]; pages: { page: number; pages: number } };
    thread: { id: number; slug: string; title: string; lang: string };
  };
  frame: Frame;
}

/** Who likes a post, the newest first. */
export function Likers({ view: { likers, thread }, frame }: LikersProps) {
  const { t } = frame;
  const title = t('posts.likers_title', { floor: likers.floor });
  return (
    <>
      <Breadcrumb frame={frame} steps={[{ href: `/p/${likers.postId}`, text: thread.title, lang: thread.lang }, { text: title }]} />
      <div className="write">
        <h1>{title}</h1>
        {likers.likers.length ? (
          <ul className="lines">
            {likers.likers.map(({ member, at }) => (
              <li key={member.id} className="person">
                <span className="who">
                  <Seal seal={member.seal} size={28} />
                  <MemberName member={member} frame={frame} />
                </span>
                <span className="n">
                  <Time at={at} frame={frame} form="full" relative />
                </span>
              </li>
            ))}
          </ul>
        ) : (
          <p className="none">{t('posts.no_likers')}</p>
        )}
        <Pager
          page={likers.pages.page}
          pages={likers.pages.pages}
          frame={frame}
          href={(page) => `/p/${likers.postId}/likes${page > 1 ? `?page=${page}` : ''}`}
        />
      </div>
    </>
  );
}
