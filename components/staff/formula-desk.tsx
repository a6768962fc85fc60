import { formulaWords } from '@/components/points/formula-words';
import { Field } from '@/components/ui/field';
import type { Frame } from '@/components/ui/frame';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { DeskPage } from './desk-frame';
import type { FormulaDeskView } from './desk-views';
import { StandingRehearsed } from './standing-rehearsed';
import { TermsForm } from './terms-form';

const CURRENCIES = ['coins', 'reputation', 'contribution'] as const;

/** The formula of the total: previewed, then confirmed (E4); and the floors of balances (E1). */
export function FormulaDesk({ view, frame }: { view: FormulaDeskView; frame: Frame }) {
  const { t } = frame;
  const { formula, writing, rehearsal } = view;
  const draft = writing.values.formula;
  return (
    <DeskPage desk="formula" refusal={writing.refusal} frame={frame}>
      <p className="n">
        {t('standing.formula_now')}: {t('points.formula', { formula: formulaWords(formula, frame) })}
      </p>
      <form className="desk-form" method="post" action="/admin/formula/preview">
        <HiddenFields frame={frame} />
        <Field
          name="formula"
          label={t('standing.formula')}
          hint={t('standing.formula_hint')}
          defaultValue={draft ?? formula}
          error={writing.refusal?.fields.formula}
          spellCheck={false}
          autoComplete="off"
          data-limit={200}
        />
        <button className="btn">{t('standing.preview')}</button>
      </form>
      {rehearsal && draft ? (
        <>
          <StandingRehearsed rehearsal={rehearsal} frame={frame} />
          <form method="post" action="/admin/formula/submit">
            <HiddenFields frame={frame} />
            <input type="hidden" name="formula" value={draft} />
            <button className="btn solid">{t('standing.confirm')}</button>
          </form>
        </>
      ) : null}
      <Floors view={view} frame={frame} />
      <TermsForm view={view} frame={frame} />
    </DeskPage>
  );
}

function Floors({ view: { floors, writing }, frame }: { view: FormulaDeskView; frame: Frame }) {
  const { t } = frame;
  return (
    <section aria-labelledby="floors">
      <h2 id="floors">{t('standing.floors')}</h2>
      <p className="mute">{t('standing.floors_intro')}</p>
      <form className="desk-form" method="post" action="/admin/formula/floors">
        <HiddenFields frame={frame} />
        {CURRENCIES.map((currency) => (
          <Field
            key={currency}
            name={currency}
            label={t(`points.currency.${currency}`)}
            inputMode="numeric"
            defaultValue={writing.values[currency] ?? floors[currency]?.toString() ?? ''}
            error={writing.refusal?.fields[currency]}
          />
        ))}
        <button className="btn">{t('standing.save')}</button>
      </form>
    </section>
  );
}
