import { Returned } from '@/components/posts/composer';
import type { WritingView } from '@/components/posts/writing';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Field } from '@/components/ui/field';
import type { Frame } from '@/components/ui/frame';
import { HiddenFields } from '@/components/ui/hidden-fields';

interface TransferProps {
  view: {
    terms: { coins: number; taxPercent: number; least: number; smallest: number };
    writing: WritingView;
  };
  frame: Frame;
}

/** The first step of a transfer: to whom, how much, and a word with it. */
export function TransferForm({ view: { terms, writing }, frame }: TransferProps) {
  const { t, formats } = frame;
  const { values, refusal } = writing;
  const most = Math.max(0, terms.coins - terms.least);
  return (
    <>
      <Breadcrumb frame={frame} steps={[{ href: '/points', text: t('points.title') }, { text: t('transfers.title') }]} />
      <div className="write">
        <h1>{t('transfers.title')}</h1>
        <p className="about n">
          {t('transfers.terms', { most: formats.number(most), percent: formats.number(terms.taxPercent) })}{' '}
          {terms.least > 0 ? t('transfers.least', { least: formats.number(terms.least) }) : null}
        </p>
        <form method="post" action="/points/transfer/check" data-enhance="plain">
          <HiddenFields frame={frame} />
          {refusal ? <Returned writing={writing} frame={frame} /> : null}
          <Field
            name="to"
            label={t('transfers.to')}
            error={refusal?.fields.to}
            defaultValue={values.to}
            autoComplete="off"
            dir="auto"
            required
          />
          <Field
            name="amount"
            label={t('transfers.amount')}
            hint={t('transfers.amount_hint', { least: formats.number(terms.smallest) })}
            error={refusal?.fields.amount}
            defaultValue={values.amount}
            inputMode="numeric"
            autoComplete="off"
            required
          />
          <Field
            name="note"
            label={t('transfers.note')}
            hint={t('transfers.note_hint')}
            error={refusal?.fields.note}
            defaultValue={values.note}
            data-limit={80}
            autoComplete="off"
            dir="auto"
          />
          <div className="send">
            <button className="btn solid">{t('transfers.next')}</button>
          </div>
        </form>
      </div>
    </>
  );
}
