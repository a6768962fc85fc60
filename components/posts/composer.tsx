import type { ReactNode } from 'react';
import type { Frame } from '@/components/ui/frame';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { Check } from '@/components/ui/field';
import { WhyLink } from '@/components/rights/why-link';
import { Notice } from '@/components/ui/notice';
import { Seal } from '@/components/ui/seal';
import { Still } from '@/components/ui/still';
import { LanguageSelect } from './language-select';
import type { WritingView } from './writing';
import { WritingHelp } from './writing-help';

/** The reply box as `web/` prepares it. */
export interface ReplyDraft extends WritingView {
  /** The post that is answered. */
  answering: { id: number; floor: number; name: string } | null;
  /** "After replying go to the last page" (B3). */
  goesToLastPage: boolean;
  limit: number;
}

interface ComposerProps {
  threadId: number;
  draft: ReplyDraft;
  frame: Frame;
  /** Address of the page without an answered post. */
  plain: string;
}

/** The box for replying: a plain form, enhanced by script. */
export function Composer({ threadId, draft, frame, plain }: ComposerProps) {
  const { t, viewer } = frame;
  const { answering } = draft;
  return (
    <div className="post composer">
      <div className="mini">
        {viewer ? (
          <>
            <Seal seal={viewer.seal} size={40} />
            <div>
              <bdi className="nm">{viewer.name}</bdi>
            </div>
          </>
        ) : null}
      </div>
      <form className="said" method="post" action={`/t/${threadId}/reply`} data-enhance="reply">
        <HiddenFields frame={frame} repeat={draft.repeat} next={plain} />
        <Returned writing={draft} frame={frame} />
        {answering ? (
          <p className="ctx">
            <input type="hidden" name="replyTo" value={answering.id} />
            <span>{t('compose.replying', { name: answering.name, floor: answering.floor })}</span>
            <a href={`${plain}#reply`}>{t('compose.cancel_replying')}</a>
          </p>
        ) : null}
        <Manuscript
          name="body"
          id="reply-text"
          label={t('compose.reply')}
          value={draft.values.body}
          error={draft.refusal?.fields.body}
          limit={draft.limit}
          draftKey={`t${threadId}`}
        />
        <Still of={Sending} frame={frame} props={{ lang: draft.values.lang, goesToLastPage: draft.goesToLastPage }} />
      </form>
    </div>
  );
}

/** Below the text, the same for everybody: help, language, where to go afterwards. */
function Sending({ lang, goesToLastPage, frame }: { lang: string | undefined; goesToLastPage: boolean; frame: Frame }) {
  const { t } = frame;
  return (
    <>
      <WritingHelp frame={frame} />
      <div className="send">
        <LanguageSelect value={lang} frame={frame} />
        <input type="hidden" name="lastPageAsked" value="1" />
        <Check name="lastPage" value="1" label={t('compose.go_to_last')} defaultChecked={goesToLastPage} />
        <button className="btn solid">{t('compose.post_reply')}</button>
      </div>
    </>
  );
}

/** What a form says when a text is back in it: why it was refused, or that it waited. */
export function Returned({ writing, frame }: { writing: WritingView; frame: Frame }) {
  const { refusal } = writing;
  if (refusal)
    return (
      <Notice kind="bad">
        {refusal.message} {refusal.why ? <WhyLink href={refusal.why} frame={frame} /> : null}
      </Notice>
    );
  return writing.isReturned ? <Notice kind="good">{frame.t('compose.returned')}</Notice> : null;
}

interface ManuscriptProps {
  name: string;
  id: string;
  label: ReactNode;
  value?: string;
  error?: string;
  limit: number;
  /** Under which name this browser keeps what is typed. */
  draftKey?: string;
  rows?: number;
}

/** Several lines on manuscript paper. */
export function Manuscript({ name, id, label, value, error, limit, draftKey, rows = 5 }: ManuscriptProps) {
  return (
    <>
      <div className="pad">
        <label htmlFor={id}>{label}</label>
        <textarea
          name={name}
          id={id}
          rows={rows}
          dir="auto"
          defaultValue={value}
          data-limit={limit}
          data-draft={draftKey}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
        />
      </div>
      {error ? (
        <p className="err" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
    </>
  );
}
