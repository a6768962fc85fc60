import type { LedgerLineView } from '@/core/points/views';
import type { Frame } from '@/components/ui/frame';
import { Stamp } from '@/components/ui/stamp';
import { Time } from '@/components/ui/time';
import { Amounts, ruleWords } from './amounts';

/** Movements of points: when, what for, how much, where. */
export function LedgerLines({ lines, frame }: { lines: LedgerLineView[]; frame: Frame }) {
  const { t } = frame;
  return (
    <div className="scroll-x" tabIndex={0} role="group" aria-label={t('members.tab.points')}>
      <table className="ledger-table n">
        <thead>
          <tr>
            {['when', 'what', 'change', 'where'].map((name) => (
              <th key={name} scope="col">
                {t(`members.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <td>
                <Time at={line.at} frame={frame} form="full" />
              </td>
              <td>
                {ruleWords(line.rule, frame)} {line.isReversal ? <Stamp>{t('points.rule.reversal')}</Stamp> : null}
              </td>
              <td>
                <Amounts amounts={line.amounts} frame={frame} />
              </td>
              <td>
                {line.post ? (
                  <a href={`/p/${line.post.id}`} lang={line.post.lang} dir="auto">
                    {line.post.title}
                  </a>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
