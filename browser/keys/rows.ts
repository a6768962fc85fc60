/** Walking through rows and posts by `j` and `k`. */
const selector = '[data-row], article[data-floor]';

const rows = () => [...document.querySelectorAll<HTMLElement>(selector)].filter((row) => row.offsetParent !== null);

/** The row one stands on: the focused one, else the last one walked to. */
export const currentRow = (): HTMLElement | undefined =>
  document.activeElement?.closest<HTMLElement>(selector) ?? document.querySelector<HTMLElement>('[data-here="true"]') ?? undefined;

/** Goes `step` rows on, from where one stands, else from the top of what is seen. */
export function walk(step: 1 | -1): void {
  const all = rows();
  const here = currentRow();
  const at = here ? all.indexOf(here) + step : all.findIndex((row) => row.getBoundingClientRect().bottom > 60);
  const next = all[Math.min(Math.max(at, 0), all.length - 1)];
  if (!next) return;
  here?.removeAttribute('data-here');
  next.dataset.here = 'true';
  if (!next.hasAttribute('tabindex')) next.tabIndex = -1;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest' });
}

/** Opens the row one stands on. */
export function openRow(): void {
  const row = currentRow();
  (row?.querySelector<HTMLElement>('a[data-open]') ?? row?.querySelector<HTMLElement>('a[href]'))?.click();
}
