import type { Frame } from '@/components/ui/frame';

const CURRENCIES = ['coins', 'reputation', 'contribution'] as const;

/** What is still owed, where something is: gains repay it first, so that a balance that does not rise is explained. */
export function Owed({ owed, frame: { t, formats } }: { owed: Record<(typeof CURRENCIES)[number], number>; frame: Frame }) {
  const lines = CURRENCIES.filter((currency) => owed[currency] > 0);
  if (lines.length === 0) return null;
  const amounts = lines.map((currency) => `${t(`points.currency.${currency}`)} ${formats.number(owed[currency])}`).join(' · ');
  return <p className="dim">{t('points.owed', { amounts })}</p>;
}
