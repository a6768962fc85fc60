import { Returned } from '@/components/posts/composer';
import type { WritingView } from '@/components/posts/writing';
import { threadHref } from '@/components/threads/address';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Check, Field, SelectField, TextField } from '@/components/ui/field';
import type { Frame } from '@/components/ui/frame';
import { HiddenFields } from '@/components/ui/hidden-fields';

interface Choice {
  id: number;
  title: string;
  isPublic: boolean;
  note: string | null;
}
interface CollectProps {
  view: { thread: { id: number; slug: string; title: string; lang: string }; choices: Choice[]; writing: WritingView };
  frame: Frame;
}

/** Puts a thread into one's own collection, or into a new one. */
export function CollectPage({ view, frame }: CollectProps) {
  const { t } = frame;
  const { thread, choices, writing } = view;
  const { values, refusal } = writing;
  const held = choices.filter(({ note }) => note !== null);
  const first = held[0] ?? choices[0];
  const was = values.was ?? first?.note ?? '';
  const errors = refusal?.fields ?? {};
  return (
    <>
      <Breadcrumb
        frame={frame}
        steps={[{ href: threadHref(thread), text: thread.title, lang: thread.lang }, { text: t('collections.collect') }]}
      />
      <div className="write">
        <h1>{t('collections.collect_in')}</h1>
        {held.length ? <Held held={held} threadId={thread.id} frame={frame} /> : null}
        <form method="post" action={`/t/${thread.id}/collect/submit`} data-enhance="plain">
          <HiddenFields frame={frame} repeat={writing.repeat} />
          <input type="hidden" name="was" value={was} />
          <Returned writing={writing} frame={frame} />
          <SelectField
            name="collection"
            label={t('collections.choose')}
            defaultValue={values.collection ?? String(first?.id ?? 'new')}
            error={errors.collectionId}
            options={[
              ...choices.map(({ id, title, isPublic }) => ({
                value: String(id),
                label: isPublic ? title : `${title} (${t('collections.private')})`,
              })),
              { value: 'new', label: t('collections.choose_new') },
            ]}
          />
          <Field
            name="title"
            label={t('collections.new_title')}
            hint={t('collections.field_title_hint')}
            defaultValue={values.title}
            error={errors.title}
            dir="auto"
            autoComplete="off"
            data-limit={60}
          />
          <Check
            name="isPublic"
            value="1"
            label={t('collections.field_public')}
            defaultChecked={refusal ? values.isPublic === '1' : true}
          />
          <TextField
            name="note"
            label={t('collections.note')}
            hint={t('collections.note_hint')}
            rows={3}
            defaultValue={values.note ?? was}
            error={errors.note}
            data-limit={200}
          />
          <div className="send">
            <a className="btn" href={threadHref(thread)}>
              {t('posts.cancel')}
            </a>
            <button className="btn solid">{t('collections.collect')}</button>
          </div>
        </form>
      </div>
    </>
  );
}

function Held({ held, threadId, frame }: { held: Choice[]; threadId: number; frame: Frame }) {
  const { t } = frame;
  return (
    <section aria-label={t('collections.held')}>
      <p className="about">{t('collections.held')}</p>
      <ul className="lines">
        {held.map(({ id, title, note }) => (
          <li key={id} className="person">
            <a href={`/collections/${id}`} dir="auto">
              {title}
            </a>
            {note ? (
              <span className="mute" dir="auto">
                {note}
              </span>
            ) : null}
            <form className="n" method="post" action={`/collections/${id}/threads`} data-enhance="plain">
              <HiddenFields frame={frame} next={frame.path} />
              <input type="hidden" name="thread" value={threadId} />
              <button className="btn sm" name="do" value="out">
                {t('collections.remove')}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
