/** Digests come at this hour of the reader's own day; weekly ones on Monday. */
const HOUR = 8;
const HOUR_MS = 3_600_000;

/** When the next digest is due: the next 8 o'clock of the reader's zone after `now`. Pure. */
export function nextDigestAt(every: 'daily' | 'weekly', timeZone: string, now: Date): Date {
  const clock = new Intl.DateTimeFormat('en-US', { timeZone, weekday: 'short', hour: 'numeric', hourCycle: 'h23' });
  // Step by the hour: zones may be half an hour off, and days may have 23 or 25 hours.
  const begun = startOfLocalHour(now, timeZone);
  for (let step = 1; step <= 8 * 25; step += 1) {
    const at = new Date(begun.getTime() + step * HOUR_MS);
    const parts = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, value]));
    if (Number(parts.hour) === HOUR && (every === 'daily' || parts.weekday === 'Mon')) return at;
  }
  return new Date(now.getTime() + 24 * HOUR_MS);
}

function startOfLocalHour(now: Date, timeZone: string): Date {
  const minutes = Number(
    new Intl.DateTimeFormat('en-US', { timeZone, minute: 'numeric' }).formatToParts(now).find(({ type }) => type === 'minute')?.value,
  );
  return new Date(Math.floor(now.getTime() / 60_000) * 60_000 - minutes * 60_000);
}
