import { ruleWords } from '@/components/points/amounts';
import { Field, SelectField } from '@/components/ui/field';
import type { Frame } from '@/components/ui/frame';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { Notice } from '@/components/ui/notice';
import { pickText } from '@/components/ui/localized';
import { DeskPage } from './desk-frame';
import type { RuleFormView } from './desk-views';
import { RuleRehearsed } from './rule-rehearsed';
import { SaveRehearsed } from './save-rehearsed';

const CYCLES = ['unlimited', 'once', 'hourly', 'daily', 'minutes'] as const;
const CURRENCIES = ['coins', 'reputation', 'contribution'] as const;
const DAYS = ['7', '30', '90'];

/** One rule: what it gives and how often; saved where its rehearsal stands (E2, E10). */
export function RuleForm({ view, frame }: { view: RuleFormView; frame: Frame }) {
  const { t } = frame;
  const { rule, board, writing, rehearsal } = view;
  const action = `/admin/rules/${rule.action}`;
  const words = ruleWords(rule.action, frame);
  const title = board ? t('standing.rule_of', { rule: words, board: pickText(board.name, frame.locale).text }) : words;
  return (
    <DeskPage desk="rules" title={title} refusal={writing.refusal} frame={frame}>
      {rehearsal && view.isLed ? <Notice kind="warn">{t('standing.rehearse_first')}</Notice> : null}
      <form className="desk-form" id="draft" method="post" action={`${action}/rehearse`}>
        <HiddenFields frame={frame} />
        {rehearsal ? <input type="hidden" name="rehearsed" value={view.mark} /> : null}
        {board ? <input type="hidden" name="board" value={board.slug} /> : null}
        <Terms view={view} frame={frame} />
        <SelectField
          name="days"
          label={t('standing.days')}
          options={DAYS.map((days) => ({ value: days, label: t('standing.days_of', { days }) }))}
          defaultValue={writing.values.days ?? '30'}
        />
        <p className="person">
          <button className={rehearsal ? 'btn' : 'btn solid'}>{t('standing.rehearse')}</button>
        </p>
      </form>
      {rehearsal ? (
        <>
          <RuleRehearsed rehearsal={rehearsal} frame={frame} />
          <SaveRehearsed action={`${action}/submit`} frame={frame} />
        </>
      ) : null}
      {board && rule.isOverride ? (
        <form method="post" action={`${action}/remove`}>
          <HiddenFields frame={frame} />
          <input type="hidden" name="board" value={board.slug} />
          <button className="btn wrong">{t('standing.remove_override')}</button>
        </form>
      ) : null}
    </DeskPage>
  );
}

function Terms({ view: { rule, writing }, frame }: { view: RuleFormView; frame: Frame }) {
  const { t } = frame;
  const { values } = writing;
  const errors = writing.refusal?.fields ?? {};
  const text = (name: string, stored: number | null) => values[name] ?? String(stored ?? '');
  return (
    <>
      {CURRENCIES.map((currency) => (
        <Field
          key={currency}
          name={currency}
          label={t(`points.currency.${currency}`)}
          hint={currency === 'coins' ? t('standing.amounts_hint') : undefined}
          inputMode="numeric"
          defaultValue={text(currency, rule.amounts[currency])}
          error={errors[currency]}
        />
      ))}
      <SelectField
        name="cycle"
        label={t('standing.cycle')}
        options={CYCLES.map((cycle) => ({ value: cycle, label: t(`points.cycle_words.${cycle}`) }))}
        defaultValue={values.cycle ?? rule.cycle}
        error={errors.cycle}
      />
      <Field
        name="cycleMinutes"
        label={t('standing.cycle_minutes')}
        inputMode="numeric"
        defaultValue={text('cycleMinutes', rule.cycleMinutes)}
        error={errors.cycleMinutes}
      />
      <Field
        name="cap"
        label={t('standing.cap')}
        hint={t('standing.cap_hint')}
        inputMode="numeric"
        defaultValue={text('cap', rule.cap)}
        error={errors.cap}
      />
      <SelectField
        name="dedupe"
        label={t('standing.dedupe')}
        options={[
          { value: 'none', label: t('standing.dedupe_none') },
          ...['object', 'member'].map((value) => ({ value, label: t(`points.dedupe.${value}`) })),
        ]}
        defaultValue={values.dedupe ?? rule.dedupe}
        error={errors.dedupe}
      />
    </>
  );
}
