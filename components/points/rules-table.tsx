import type { PointRuleView } from '@/core/points/views';
import type { Frame } from '@/components/ui/frame';
import { Stamp } from '@/components/ui/stamp';
import { Amounts, ruleWords } from './amounts';

/** What each action earns: action, amounts, cap. */
export function RulesTable({ rules, frame }: { rules: PointRuleView[]; frame: Frame }) {
  const { t } = frame;
  return (
    <div>
      <table className="n">
        <thead>
          <tr>
            <th scope="col">{t('points.action')}</th>
            <th scope="col">{t('points.amount')}</th>
            <th scope="col">{t('points.cap')}</th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <tr key={rule.action}>
              <td>
                {ruleWords(rule.action, frame)} {rule.isOverride ? <Stamp>{t('points.override')}</Stamp> : null}
              </td>
              <td>
                <Amounts amounts={rule.amounts} frame={frame} />
              </td>
              <td>{capWords(rule, frame)}</td>
            </tr>
          ))}
          <tr>
            <td>{t('points.rule.withdrawn')}</td>
            <td>{t('points.rule.taken_back')}</td>
            <td>{t('points.no_cap')}</td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function capWords(rule: PointRuleView, { t }: Frame): string {
  if (rule.cycle === 'once') return t('points.once');
  if (rule.cycle === 'unlimited' || rule.cap === null) return t('points.no_cap');
  if (rule.cycle === 'minutes') return t('points.minutes', { minutes: rule.cycleMinutes ?? 0, cap: rule.cap });
  return t(`points.${rule.cycle}`, { cap: rule.cap });
}
