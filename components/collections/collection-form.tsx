import type { CollectionView } from '@/core/collections/views';
import { Returned } from '@/components/posts/composer';
import type { WritingView } from '@/components/posts/writing';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Check, Field, TextField } from '@/components/ui/field';
import type { Frame } from '@/components/ui/frame';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { collectionHref } from './address';

interface FormProps {
  view: { collection: CollectionView | null; writing: WritingView };
  frame: Frame;
}

/** What a collection says of itself: a new one, or one's own. */
export function CollectionForm({ view: { collection, writing }, frame }: FormProps) {
  const { t } = frame;
  const { values, refusal } = writing;
  const errors = refusal?.fields ?? {};
  const title = t(collection ? 'collections.edit' : 'collections.begin');
  const above = { href: '/collections', text: t('collections.title') };
  return (
    <>
      <Breadcrumb
        frame={frame}
        steps={[above, ...(collection ? [{ href: collectionHref(collection), text: collection.title }] : []), { text: title }]}
      />
      <div className="write">
        <h1>{title}</h1>
        <form
          method="post"
          action={collection ? `/collections/${collection.id}/edit/submit` : '/collections/new/submit'}
          data-enhance="plain"
        >
          <HiddenFields frame={frame} repeat={writing.repeat} />
          <Returned writing={writing} frame={frame} />
          <Field
            name="title"
            label={t('collections.field_title')}
            hint={t('collections.field_title_hint')}
            defaultValue={values.title ?? collection?.title}
            error={errors.title}
            dir="auto"
            autoComplete="off"
            data-limit={60}
          />
          <TextField
            name="description"
            label={t('collections.field_description')}
            hint={t('collections.field_description_hint')}
            rows={4}
            defaultValue={values.description ?? collection?.description}
            error={errors.description}
            data-limit={500}
          />
          <Check
            name="isPublic"
            value="1"
            label={t('collections.field_public')}
            defaultChecked={refusal ? values.isPublic === '1' : (collection?.isPublic ?? true)}
          />
          <div className="send">
            <button className="btn solid">{t('collections.store')}</button>
          </div>
        </form>
        {collection ? <Withdraw id={collection.id} frame={frame} /> : null}
      </div>
    </>
  );
}

function Withdraw({ id, frame }: { id: number; frame: Frame }) {
  const { t } = frame;
  return (
    <details className="fold">
      <summary>{t('collections.withdraw')}</summary>
      <form method="post" action={`/collections/${id}/withdraw`} data-enhance="plain">
        <HiddenFields frame={frame} />
        <p>{t('collections.withdraw_note')}</p>
        <button className="btn">{t('collections.withdraw')}</button>
      </form>
    </details>
  );
}
