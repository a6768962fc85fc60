import type { Frame } from '@/components/ui/frame';
import { Stamp } from '@/components/ui/stamp';

const DAY_MS = 86_400_000;

/** The month of a day (`2026-11-23`) as a calendar, weeks from Monday; the days that are in the list are marked, in words too. */
export function Month({ today, days, frame }: { today: string; days: readonly string[]; frame: Frame }) {
  const { t, locale } = frame;
  const weeks = weeksOf(today);
  const of = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
  const weekday = of({ weekday: 'short' });
  const long = of({ weekday: 'long' });
  // 2024 began on a Monday.
  const heads = Array.from({ length: 7 }, (_, place) => new Date(Date.UTC(2024, 0, 1 + place)));
  return (
    <table className="month n">
      <caption>{t('merits.check_in.month', { month: of({ year: 'numeric', month: 'long' }).format(new Date(today)) })}</caption>
      <thead>
        <tr>
          {heads.map((day) => (
            <th key={day.getTime()} scope="col" abbr={long.format(day)}>
              {weekday.format(day)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, place) => (
          <tr key={place}>
            {week.map((day, column) => (
              <td key={column} aria-current={day === today ? 'date' : undefined}>
                {day ? <Day day={day} isOn={days.includes(day)} words={t('merits.check_in.on')} /> : null}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({ day, isOn, words }: { day: string; isOn: boolean; words: string }) {
  const number = String(Number(day.slice(8)));
  if (!isOn) return <>{number}</>;
  return (
    <Stamp kind="fine">
      {number}
      <span className="vh"> {words}</span>
    </Stamp>
  );
}

/** Days of the month in rows of seven; places before and after it are empty. */
export function weeksOf(today: string): (string | null)[][] {
  const first = new Date(`${today.slice(0, 7)}-01T00:00:00Z`);
  const start = first.getTime() - ((first.getUTCDay() + 6) % 7) * DAY_MS;
  const weeks: (string | null)[][] = [];
  for (let monday = start; ; monday += 7 * DAY_MS) {
    const week = Array.from({ length: 7 }, (_, place) => new Date(monday + place * DAY_MS).toISOString().slice(0, 10));
    const inside = week.map((day) => (day.startsWith(today.slice(0, 7)) ? day : null));
    if (inside.every((day) => day === null)) return weeks;
    weeks.push(inside);
  }
}
