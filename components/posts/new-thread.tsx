import type { BoardView } from '@/core/boards/views';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Field } from '@/components/ui/field';
import type { Frame } from '@/components/ui/frame';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { pickText } from '@/components/ui/localized';
import { Manuscript, Returned } from './composer';
import { Gate } from './gate';
import { LanguageSelect } from './language-select';
import { type ReadLevelChoice, ReadLevelSelect } from './read-level-select';
import type { WritingView } from './writing';
import { WritingHelp } from './writing-help';

interface NewThreadProps {
  view: { board: BoardView; writing: WritingView | null; limit: number; titleLimit: number; readLevels: ReadLevelChoice[] };
  frame: Frame;
}

/** The page for a new thread: the form, or the gate. */
export function NewThread({ view: { board, writing, limit, titleLimit, readLevels }, frame }: NewThreadProps) {
  const { t } = frame;
  const { text, lang } = pickText(board.name, frame.locale);
  const href = `/b/${encodeURIComponent(board.slug)}`;
  return (
    <>
      <Breadcrumb
        frame={frame}
        steps={[{ href, text, lang: lang === frame.locale ? undefined : lang }, { text: t('compose.new_thread') }]}
      />
      <div className="write">
        <h1>{t('compose.new_thread')}</h1>
        <p className="about">{t('compose.in_board', { board: text })}</p>
        {writing ? (
          <ThreadForm
            action={`${href}/new/submit`}
            writing={writing}
            limit={limit}
            titleLimit={titleLimit}
            readLevels={readLevels}
            frame={frame}
            draftKey={`b${board.id}`}
          />
        ) : null}
        {writing || board.mayStart.allowed ? null : <Gate refusal={board.mayStart} frame={frame} kind="thread" next={frame.path} />}
      </div>
    </>
  );
}

interface ThreadFormProps {
  action: string;
  writing: WritingView;
  limit: number;
  titleLimit: number;
  readLevels: ReadLevelChoice[];
  frame: Frame;
  draftKey: string;
}

function ThreadForm({ action, writing, limit, titleLimit, readLevels, frame, draftKey }: ThreadFormProps) {
  const { t } = frame;
  const { values } = writing;
  const errors = writing.refusal?.fields ?? {};
  return (
    <form method="post" action={action} data-enhance="plain">
      <HiddenFields frame={frame} repeat={writing.repeat} />
      <Returned writing={writing} frame={frame} />
      <TitleField value={values.title} error={errors.title} limit={titleLimit} frame={frame} />
      <Manuscript
        name="body"
        id="thread-text"
        label={t('compose.text')}
        value={values.body}
        error={errors.body}
        limit={limit}
        draftKey={draftKey}
        rows={11}
      />
      <WritingHelp frame={frame} />
      <Field
        name="tags"
        label={t('compose.tags')}
        hint={t('compose.tags_hint')}
        error={errors.tags}
        defaultValue={values.tags}
        maxLength={200}
        dir="auto"
        autoComplete="off"
      />
      <fieldset className="set">
        <legend className="vh">{t('compose.kind')}</legend>
        {(['discussion', 'article'] as const).map((kind) => (
          <label key={kind}>
            <input type="radio" name="kind" value={kind} defaultChecked={(values.kind || 'discussion') === kind} />{' '}
            {t(kind === 'article' ? 'compose.article_kind' : 'compose.discussion')}
          </label>
        ))}
        <LanguageSelect value={values.lang} frame={frame} />
        <ReadLevelSelect choices={readLevels} value={values.readLevel} frame={frame} />
      </fieldset>
      <div className="send">
        <button className="btn solid">{t('compose.post_thread')}</button>
      </div>
    </form>
  );
}

/** The title, in the voice that it will be printed in. */
export function TitleField({ value, error, limit, frame }: { value?: string; error?: string; limit: number; frame: Frame }) {
  return (
    <div className="title">
      <label htmlFor="title">{frame.t('compose.title')}</label>
      <input
        id="title"
        name="title"
        type="text"
        dir="auto"
        autoComplete="off"
        defaultValue={value}
        data-limit={limit}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? 'title-error' : undefined}
      />
      {error ? (
        <p className="err" id="title-error">
          {error}
        </p>
      ) : null}
    </div>
  );
}
