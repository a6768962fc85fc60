/**
 * Makes `time[data-rel]` relative below seven days. The exact time stays in `title`, and nothing moves: once the page is
 * painted a time keeps the width it had, and words that would be wider are not put in.
 */
import { language } from '../words';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const steps: [number, number, Intl.RelativeTimeFormatUnit][] = [
  [MINUTE, 1_000, 'second'],
  [HOUR, MINUTE, 'minute'],
  [DAY, HOUR, 'hour'],
  [7 * DAY, DAY, 'day'],
];

/** `2 hours ago`, or undefined from seven days on and for times more than a minute ahead. */
export function relative(at: number, now: number, locale: string, style: Intl.RelativeTimeFormatStyle = 'long'): string | undefined {
  const age = Math.max(0, now - at);
  const step = steps.find(([below]) => age < below);
  if (!step || at - now > MINUTE) return undefined;
  const [, length, unit] = step;
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style });
  return unit === 'second' ? format.format(0, 'second') : format.format(-Math.floor(age / length), unit);
}

/** Makes all times of `scope` relative. */
export function tellTimes(scope: ParentNode = document): void {
  const locale = language();
  const painted = performance.getEntriesByType('paint').length > 0;
  for (const time of scope.querySelectorAll<HTMLTimeElement>('time[data-rel]')) {
    const text = relative(Date.parse(time.dateTime), Date.now(), locale, time.dataset.rel === 'short' ? 'narrow' : 'long');
    const absolute = (time.dataset.absolute ??= time.textContent ?? '');
    time.title ||= absolute;
    const words = text ?? absolute;
    if (words === time.textContent) continue;
    if (painted) replaceInPlace(time, words);
    else time.textContent = words;
  }
}

function replaceInPlace(time: HTMLElement, words: string): void {
  const { width } = time.getBoundingClientRect();
  const before = time.textContent;
  time.style.display = 'inline-block';
  time.style.minWidth = `${width}px`;
  time.textContent = words;
  if (time.getBoundingClientRect().width > width + 1) time.textContent = before;
}

/** Tells times now and once a minute. */
export function keepTimes(): void {
  tellTimes();
  // "2 hours ago" says nothing on paper.
  addEventListener('beforeprint', () => {
    for (const time of document.querySelectorAll<HTMLTimeElement>('time[data-absolute]')) time.textContent = time.dataset.absolute!;
  });
  addEventListener('afterprint', () => tellTimes());
  setInterval(() => !document.hidden && tellTimes(), MINUTE);
}
