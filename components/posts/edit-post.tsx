import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Field } from '@/components/ui/field';
import type { Frame } from '@/components/ui/frame';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { threadHref } from '@/components/threads/address';
import { Manuscript, Returned } from './composer';
import { LanguageSelect } from './language-select';
import { type ReadLevelChoice, ReadLevelSelect } from './read-level-select';
import { TitleField } from './new-thread';
import type { WritingView } from './writing';
import { WritingHelp } from './writing-help';

/** One's own post as the forms about it know it. */
export interface OwnPost {
  id: number;
  threadId: number;
  slug: string;
  page: number;
  floor: number;
  version: number;
  title: string | null;
  threadTitle: string;
  body: string;
  lang: string;
  /** Of the thread; null but for floor 1. */
  readLevel: number | null;
  isMine: boolean;
}

interface EditProps {
  view: { post: OwnPost; writing: WritingView; graceMinutes: number; limit: number; titleLimit: number; readLevels: ReadLevelChoice[] };
  frame: Frame;
}

const backTo = (post: OwnPost) => `${threadHref({ id: post.threadId, slug: post.slug }, post.page)}#p${post.id}`;

/** The page for editing a post. */
export function EditPost({ view: { post, writing, graceMinutes, limit, titleLimit, readLevels }, frame }: EditProps) {
  const { t } = frame;
  const { values, refusal } = writing;
  const title = t(post.floor === 1 ? 'posts.edit_thread' : 'posts.edit_title', { floor: post.floor });
  // What is in the box was written over an older version; saving it must not undo the newer one unseen.
  const isBehind = values.version !== undefined && values.version !== String(post.version);
  return (
    <>
      <Breadcrumb frame={frame} steps={[{ href: backTo(post), text: post.threadTitle }, { text: title }]} />
      <div className="write">
        <h1>{title}</h1>
        <form method="post" action={`/p/${post.id}/edit/submit`} data-enhance="plain">
          <HiddenFields frame={frame} repeat={writing.repeat} />
          <input type="hidden" name="version" value={post.version} />
          <Returned writing={writing} frame={frame} />
          {post.title === null ? null : (
            <TitleField value={values.title ?? post.title} error={refusal?.fields.title} limit={titleLimit} frame={frame} />
          )}
          <Manuscript
            name="body"
            id="post-text"
            label={t('compose.text')}
            value={values.body ?? post.body}
            error={refusal?.fields.body}
            limit={limit}
            draftKey={`p${post.id}v${post.version}`}
            rows={11}
          />
          <WritingHelp frame={frame} />
          {isBehind ? <Present post={post} frame={frame} /> : null}
          <Field
            name="reason"
            label={t('posts.edit_reason')}
            hint={t('posts.edit_note', { minutes: graceMinutes })}
            error={refusal?.fields.reason}
            defaultValue={values.reason}
            maxLength={200}
            dir="auto"
            autoComplete="off"
          />
          <div className="send">
            <LanguageSelect value={values.lang ?? post.lang} frame={frame} />
            <ReadLevelSelect choices={readLevels} value={values.readLevel ?? String(post.readLevel ?? 0)} frame={frame} />
            <a className="btn" href={backTo(post)}>
              {t('posts.cancel')}
            </a>
            <button className="btn solid">{t('posts.save')}</button>
          </div>
        </form>
      </div>
    </>
  );
}

/** The text that somebody else saved meanwhile, to merge from. It has no name, so it is not sent. */
function Present({ post, frame: { t } }: { post: OwnPost; frame: Frame }) {
  return (
    <div className="pad">
      <label htmlFor="present-text">{t('posts.present_text')}</label>
      <textarea
        id="present-text"
        rows={11}
        dir="auto"
        lang={post.lang}
        readOnly
        defaultValue={post.title === null ? post.body : `${post.title}\n\n${post.body}`}
      />
    </div>
  );
}

/** Asks once before a post is withdrawn. */
export function WithdrawPost({ view: { post, writing }, frame }: EditProps) {
  const { t } = frame;
  const isThread = post.floor === 1;
  const title = t(isThread ? 'posts.withdraw_thread_title' : 'posts.withdraw_title');
  return (
    <>
      <Breadcrumb frame={frame} steps={[{ href: backTo(post), text: post.threadTitle }, { text: title }]} />
      <div className="write">
        <h1>{title}</h1>
        <form method="post" action={`/p/${post.id}/withdraw/submit`} data-enhance="plain">
          <HiddenFields frame={frame} repeat={writing.repeat} />
          <Returned writing={writing} frame={frame} />
          <p>{t(isThread ? 'posts.withdraw_thread_note' : 'posts.withdraw_note')}</p>
          <blockquote className="re" lang={post.lang} dir="auto">
            {firstWords(post.body)}
          </blockquote>
          {post.isMine ? null : <Field name="reason" label={t('posts.edit_reason')} maxLength={200} dir="auto" autoComplete="off" />}
          <div className="send">
            <button className="btn solid">{t('posts.delete')}</button>
            <a className="btn" href={backTo(post)}>
              {t('posts.keep')}
            </a>
          </div>
        </form>
      </div>
    </>
  );
}

/** The beginning of a text, in whole characters. */
function firstWords(body: string): string {
  const signs = Array.from(new Intl.Segmenter().segment(body.slice(0, 800)), ({ segment }) => segment);
  return signs.length > 160 ? `${signs.slice(0, 160).join('')}…` : body;
}
