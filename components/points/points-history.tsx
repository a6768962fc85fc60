import type { LedgerLineView } from '@/core/points/views';
import type { Frame } from '@/components/ui/frame';
import { formulaWords } from './formula-words';
import { LedgerLines } from './ledger-lines';
import { Owed } from './owed';

const CURRENCIES = ['coins', 'reputation', 'contribution'] as const;

interface HistoryProps {
  /** Address of the history, without query. */
  path: string;
  currency?: (typeof CURRENCIES)[number];
  lines: { items: LedgerLineView[]; next: string | null };
  balances: Record<(typeof CURRENCIES)[number], number>;
  owed: Record<(typeof CURRENCIES)[number], number>;
  /** What the total is made of. */
  total: { formula: string; figures: Record<string, number>; sum: number };
  frame: Frame;
}

/** Why a balance is what it is: the entries behind it, one currency at a time or all (E9). */
export function PointsHistory({ path, currency, lines, balances, owed, total, frame }: HistoryProps) {
  const { t, formats } = frame;
  const query = (more: Record<string, string | undefined>) => {
    const set = Object.entries(more).filter((pair): pair is [string, string] => Boolean(pair[1]));
    return set.length ? `${path}?${String(new URLSearchParams(set))}` : path;
  };
  return (
    <>
      <nav className="tabs" aria-label={t('points.why')}>
        {[undefined, ...CURRENCIES].map((each) => (
          <a key={each ?? ''} href={query({ currency: each })} aria-current={each === currency ? 'page' : undefined}>
            {each ? t(`points.currency.${each}`) : t('points.all_currencies')}
          </a>
        ))}
      </nav>
      <p className="lv n">
        {currency
          ? t('points.sum', { amount: formats.number(balances[currency]) })
          : t('points.total_of', { formula: formulaWords(total.formula, frame, total.figures), total: formats.number(total.sum) })}
      </p>
      <Owed owed={owed} frame={frame} />
      {lines.items.length ? (
        <LedgerLines lines={lines.items} currency={currency} frame={frame} />
      ) : (
        <div className="empty">
          <p>{t('members.empty.points')}</p>
        </div>
      )}
      {lines.next ? (
        <nav className="pager">
          <a className="w" rel="next" href={query({ currency, cursor: lines.next })}>
            {t('members.older')}
          </a>
        </nav>
      ) : null}
    </>
  );
}
