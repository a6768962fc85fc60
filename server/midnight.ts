/** Tells when a day begins, in the site's time zone: pages that say "today" are then out of date. */

const EVERY_MS = 1_000;

/**
 * Calls `onDay` within a second after each midnight. Looks at the date instead of counting down, so that a changed zone,
 * daylight saving or a clock that was set all come out right.
 */
export function watchMidnight(timeZone: () => string, now: () => Date, onDay: () => void, everyMs = EVERY_MS): { stop(): void } {
  let zone = '';
  let format: Intl.DateTimeFormat;
  const today = () => {
    if (zone !== timeZone()) {
      zone = timeZone();
      format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
    }
    return format.format(now());
  };
  let day = today();
  const timer = setInterval(() => {
    const current = today();
    if (current === day) return;
    day = current;
    onDay();
  }, everyMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
