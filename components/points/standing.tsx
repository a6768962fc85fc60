import type { GroupBadge } from '@/core/members/views';
import type { Frame } from '@/components/ui/frame';
import { pickText } from '@/components/ui/localized';

interface StandingProps {
  total: number;
  balances: { coins: number; reputation: number; contribution: number };
  next: { group: GroupBadge; missing: number } | null;
  /** Address of the entries behind the figures; left out where the reader may not see them. */
  entries?: string;
  frame: Frame;
}

/** What somebody has, each figure with the entries behind it (E9), and what is missing for the next group. */
export function Standing({ total, balances, next, entries, frame }: StandingProps) {
  const { t, formats } = frame;
  const figure = (value: number, href: string | undefined) =>
    href ? (
      <a href={href} title={t('points.why')}>
        {formats.number(value)}
      </a>
    ) : (
      formats.number(value)
    );
  return (
    <>
      {next ? <NextGroup total={total} next={next} frame={frame} /> : null}
      <table className="n">
        <tbody>
          {(['coins', 'reputation', 'contribution'] as const).map((currency) => (
            <tr key={currency}>
              <th scope="row">{t(`points.currency.${currency}`)}</th>
              <td>{figure(balances[currency], entries && `${entries}?currency=${currency}`)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t('points.total')}</th>
            <td>{figure(total, entries)}</td>
          </tr>
        </tbody>
      </table>
    </>
  );
}

/** What is missing to the next group, in words and as a line. */
export function NextGroup({ total, next, frame }: { total: number; next: NonNullable<StandingProps['next']>; frame: Frame }) {
  const { t, formats } = frame;
  const goal = total + next.missing;
  return (
    <>
      <p className="lv n">
        {t('points.missing', { group: pickText(next.group.name, frame.locale).text, missing: formats.number(next.missing) })}
      </p>
      <meter min={0} max={Math.max(1, goal)} value={Math.max(0, total)} aria-label={t('points.progress')}>
        {total} / {goal}
      </meter>
    </>
  );
}
