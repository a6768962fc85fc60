import type { PointRuleView } from '@/core/points/views';
import type { Frame } from '@/components/ui/frame';
import { Stamp } from '@/components/ui/stamp';
import { Amounts, ruleWords } from './amounts';

/** What each action earns: action, amounts, how often. Each row has an address, so that whatever names a rule can lead to it. */
export function RulesTable({ rules, frame, anchored }: { rules: PointRuleView[]; frame: Frame; anchored?: boolean }) {
  const { t } = frame;
  return (
    <div>
      <table className="n">
        <thead>
          <tr>
            <th scope="col">{t('points.action')}</th>
            <th scope="col">{t('points.amount')}</th>
            <th scope="col">{t('points.times')}</th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <tr key={rule.action} id={anchored ? `rule-${rule.action}` : undefined}>
              <td>
                {ruleWords(rule.action, frame)} {rule.isOverride ? <Stamp>{t('points.override')}</Stamp> : null}
              </td>
              <td>{Object.keys(rule.amounts).length ? <Amounts amounts={rule.amounts} frame={frame} /> : t('points.nothing')}</td>
              <td>{timesWords(rule, frame)}</td>
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

/** How often a rule gives: cycle, cap, and what counts only once. */
export function timesWords(rule: Pick<PointRuleView, 'cycle' | 'cycleMinutes' | 'cap' | 'dedupe'>, frame: Frame): string {
  if (rule.dedupe === 'none') return capWords(rule, frame);
  const words = frame.t(`points.dedupe.${rule.dedupe}`);
  return rule.cycle === 'unlimited' && rule.cap === null ? words : `${capWords(rule, frame)} · ${words}`;
}

function capWords({ cycle, cycleMinutes, cap }: Pick<PointRuleView, 'cycle' | 'cycleMinutes' | 'cap'>, { t }: Frame): string {
  if (cycle === 'once') return t('points.once');
  if (cycle === 'unlimited') return cap === null ? t('points.no_cap') : t('points.capped', { cap });
  // A cycle without a cap of its own allows one.
  if (cycle === 'minutes') return t('points.minutes', { minutes: cycleMinutes ?? 0, cap: cap ?? 1 });
  return t(`points.${cycle}`, { cap: cap ?? 1 });
}
