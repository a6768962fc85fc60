import type { BookmarkView } from '@/core/bookmarks/views';
import { Returned } from '@/components/posts/composer';
import type { WritingView } from '@/components/posts/writing';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Field, SelectField, TextField } from '@/components/ui/field';
import type { Frame } from '@/components/ui/frame';
import { HiddenFields } from '@/components/ui/hidden-fields';

const CHOICES = ['hour', 'tomorrow', 'three_days', 'week', 'date'] as const;

/** Note and reminder of something kept. */
export function EditBookmark({
  view: { bookmark, writing },
  frame,
}: {
  view: { bookmark: BookmarkView; writing: WritingView };
  frame: Frame;
}) {
  const { t } = frame;
  const { values, refusal } = writing;
  const errors = refusal?.fields ?? {};
  return (
    <>
      <Breadcrumb frame={frame} steps={[{ href: '/bookmarks', text: t('bookmarks.title') }, { text: t('bookmarks.edit') }]} />
      <div className="write">
        <h1>{t('bookmarks.edit')}</h1>
        <form method="post" action={`/p/${bookmark.postId}/bookmark/submit`} data-enhance="plain">
          <HiddenFields frame={frame} repeat={writing.repeat} />
          <Returned writing={writing} frame={frame} />
          {bookmark.post ? (
            <blockquote className="re" lang={bookmark.post.lang} dir="auto">
              {bookmark.post.excerpt}
            </blockquote>
          ) : (
            <p className="dim">{t('bookmarks.gone')}</p>
          )}
          <TextField
            name="note"
            label={t('bookmarks.note')}
            hint={t('bookmarks.note_hint')}
            rows={3}
            defaultValue={values.note ?? bookmark.note}
            error={errors.note}
            data-limit={200}
          />
          <SelectField
            name="remind"
            label={t('bookmarks.reminder')}
            defaultValue={values.remind ?? (isAhead(bookmark) ? 'keep' : '')}
            error={errors.remind}
            options={optionsFor(bookmark, frame)}
          />
          <Field
            name="remindOn"
            type="datetime-local"
            label={t('bookmarks.remind_on')}
            defaultValue={values.remindOn}
            error={errors.remindOn}
          />
          <div className="send">
            <a className="btn" href="/bookmarks">
              {t('bookmarks.back')}
            </a>
            <button className="btn solid">{t('bookmarks.store')}</button>
          </div>
        </form>
      </div>
    </>
  );
}

const isAhead = ({ remindAt, remindedAt }: BookmarkView): boolean => remindAt !== null && remindedAt === null;

function optionsFor(bookmark: BookmarkView, { t, formats }: Frame): { value: string; label: string }[] {
  const kept = isAhead(bookmark) ? [{ value: 'keep', label: t('bookmarks.remind.keep', { time: formats.full(bookmark.remindAt!) }) }] : [];
  return [
    ...kept,
    { value: '', label: t('bookmarks.remind.none') },
    ...CHOICES.map((value) => ({ value, label: t(`bookmarks.remind.${value}`) })),
  ];
}
