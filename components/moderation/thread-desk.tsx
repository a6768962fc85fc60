import type { DeskView } from '@/core/moderation/views';
import { Returned } from '@/components/posts/composer';
import type { WritingView } from '@/components/posts/writing';
import { threadHref } from '@/components/threads/address';
import { boardHref } from '@/components/boards/address';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Field, SelectField } from '@/components/ui/field';
import type { Frame } from '@/components/ui/frame';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { pickText } from '@/components/ui/localized';
import { Notice } from '@/components/ui/notice';

interface DeskProps {
  view: { thread: DeskView; writing: WritingView };
  frame: Frame;
}

/** A thread on the desk of its board: featuring it, moving it, bringing it back. */
export function ThreadDesk({ view: { thread, writing }, frame }: DeskProps) {
  const { t, locale } = frame;
  const board = pickText(thread.board.name, locale);
  return (
    <>
      <Breadcrumb
        frame={frame}
        steps={[
          { href: boardHref(thread.board.slug), text: board.text, lang: board.lang },
          { href: threadHref(thread), text: thread.title, lang: thread.lang },
          { text: t('desk.title') },
        ]}
      />
      <div className="write">
        <h1>{t('desk.title')}</h1>
        <p className="about" lang={thread.lang}>
          <bdi>{thread.title}</bdi>
        </p>
        <Returned writing={writing} frame={frame} />
        {thread.isWithdrawn ? (
          <Notice kind="warn">
            {t('desk.withdrawn')}{' '}
            <a className="lk" href={`/p/${thread.firstPostId}/restore`}>
              {t('desk.restore')}
            </a>
          </Notice>
        ) : (
          <>
            <DigestForm view={{ thread, writing }} frame={frame} />
            <MoveForm view={{ thread, writing }} frame={frame} />
            <p>
              <a className="lk" href={`/p/${thread.firstPostId}/withdraw`}>
                {t('desk.withdraw')}
              </a>
            </p>
          </>
        )}
      </div>
    </>
  );
}

/** What was typed into one of the two forms stays in that one. */
const typedIn = ({ values, refusal }: WritingView, mark: 'level' | 'board') =>
  values[mark] === undefined
    ? { values: {} as Record<string, string>, errors: {} as Record<string, string> }
    : { values, errors: refusal?.fields ?? {} };

function DigestForm({ view: { thread, writing }, frame }: DeskProps) {
  const { t } = frame;
  const { values, errors } = typedIn(writing, 'level');
  return (
    <section>
      <h2>{t('desk.digest')}</h2>
      <p className="dim">{t('desk.digest_note')}</p>
      <form method="post" action={`/mod/t/${thread.id}/digest`} data-enhance="plain">
        <HiddenFields frame={frame} repeat={writing.repeat} />
        <SelectField
          name="level"
          label={t('desk.level')}
          defaultValue={values.level ?? String(thread.digest)}
          error={errors.level}
          options={['0', '1', '2', '3'].map((level) => ({ value: level, label: t('desk.level_of', { level: Number(level) }) }))}
        />
        <Reason id="digest-reason" value={values.reason} error={errors.reason} frame={frame} />
        <button className="btn solid">{t('desk.set_digest')}</button>
      </form>
    </section>
  );
}

function MoveForm({ view: { thread, writing }, frame }: DeskProps) {
  const { t, locale } = frame;
  const { values, errors } = typedIn(writing, 'board');
  return (
    <section>
      <h2>{t('desk.move')}</h2>
      {thread.boards.length ? (
        <form method="post" action={`/mod/t/${thread.id}/move`} data-enhance="plain">
          <p className="dim">{t('desk.move_note')}</p>
          <HiddenFields frame={frame} repeat={writing.repeat} />
          <SelectField
            name="board"
            label={t('desk.move_to')}
            defaultValue={values.board}
            error={errors.board}
            options={thread.boards.map(({ slug, name }) => ({ value: slug, label: pickText(name, locale).text || slug }))}
          />
          <Reason id="move-reason" value={values.reason} error={errors.reason} frame={frame} />
          <button className="btn solid">{t('desk.do_move')}</button>
        </form>
      ) : (
        <p className="dim">{t('desk.no_boards')}</p>
      )}
    </section>
  );
}

function Reason({ id, value, error, frame }: { id: string; value?: string; error?: string; frame: Frame }) {
  return (
    <Field
      name="reason"
      id={id}
      label={frame.t('desk.reason')}
      defaultValue={value}
      error={error}
      maxLength={400}
      dir="auto"
      autoComplete="off"
    />
  );
}
