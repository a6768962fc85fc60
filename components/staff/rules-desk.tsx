import { Amounts, ruleWords } from '@/components/points/amounts';
import { timesWords } from '@/components/points/rules-table';
import { SelectField } from '@/components/ui/field';
import type { Frame } from '@/components/ui/frame';
import { pickText } from '@/components/ui/localized';
import { Stamp } from '@/components/ui/stamp';
import { DeskPage } from './desk-frame';
import type { RulesDeskView } from './desk-views';

/** Where a rule is changed. */
export const ruleHref = (action: string, board: { slug: string } | null): string =>
  `/admin/rules/${action}${board ? `?board=${encodeURIComponent(board.slug)}` : ''}`;

/** What each action gives, on the site or in one board, each with its form behind it (E2). */
export function RulesDesk({ view: { rules, board, boards }, frame }: { view: RulesDeskView; frame: Frame }) {
  const { t } = frame;
  const options = [
    { value: '', label: t('standing.whole_site') },
    ...boards.map(({ slug, name }) => ({ value: slug, label: pickText(name, frame.locale).text })),
  ];
  return (
    <DeskPage desk="rules" frame={frame}>
      <form className="desk-pick" action="/admin/rules">
        <SelectField name="board" label={t('standing.board')} options={options} defaultValue={board?.slug ?? ''} />
        <button className="btn">{t('standing.show')}</button>
      </form>
      <div className="scroll-x" tabIndex={0} role="group" aria-label={t('staff.desk.rules')}>
        <table className="table n">
          <thead>
            <tr>
              {['action', 'amount', 'times'].map((name) => (
                <th key={name} scope="col">
                  {t(`points.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rules.map((rule) => (
              <tr key={rule.action}>
                <td>
                  <a className="lk" href={ruleHref(rule.action, board)}>
                    {ruleWords(rule.action, frame)}
                  </a>{' '}
                  {rule.isOverride ? <Stamp>{t('points.override')}</Stamp> : null}
                </td>
                <td>
                  <Amounts amounts={rule.amounts} frame={frame} />
                </td>
                <td>{timesWords(rule, frame)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </DeskPage>
  );
}
