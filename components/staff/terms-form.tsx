import { Check, Field } from '@/components/ui/field';
import type { Frame } from '@/components/ui/frame';
import { HiddenFields } from '@/components/ui/hidden-fields';
import type { FormulaDeskView } from './desk-views';

const CURRENCIES = ['coins', 'reputation', 'contribution'] as const;

/** What a transfer costs and leaves, and in what posts are rated (E7, E8). */
export function TermsForm({ view: { terms, writing }, frame }: { view: FormulaDeskView; frame: Frame }) {
  const { t } = frame;
  const { values, refusal } = writing;
  // A box that is not ticked is not sent: whether this very form came back, a field beside it tells.
  const isReturned = values.transferTax !== undefined;
  const ticked = isReturned ? (values.ratingCurrencies ?? '').split(' ') : terms.ratingCurrencies;
  return (
    <section aria-labelledby="terms">
      <h2 id="terms">{t('standing.terms')}</h2>
      <form className="desk-form" method="post" action="/admin/formula/terms">
        <HiddenFields frame={frame} />
        <Field
          name="transferTax"
          label={t('standing.transfer_tax')}
          hint={t('standing.transfer_tax_hint')}
          inputMode="numeric"
          defaultValue={values.transferTax ?? String(terms.transferTax)}
          error={refusal?.fields.transferTax}
        />
        <Field
          name="transferLeast"
          label={t('standing.transfer_least')}
          inputMode="numeric"
          defaultValue={values.transferLeast ?? String(terms.transferLeast)}
          error={refusal?.fields.transferLeast}
        />
        <fieldset>
          <legend>{t('standing.rating_currencies')}</legend>
          {CURRENCIES.map((currency) => (
            <Check
              key={currency}
              name="ratingCurrencies"
              id={`rating-${currency}`}
              value={currency}
              label={t(`points.currency.${currency}`)}
              defaultChecked={ticked.includes(currency)}
            />
          ))}
          <p className="hint mute">{t('standing.rating_currencies_hint')}</p>
        </fieldset>
        <button className="btn">{t('standing.save')}</button>
      </form>
    </section>
  );
}
