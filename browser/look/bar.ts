/** The bar goes away on scrolling down and returns on scrolling up; a focused bar stays. */
export function hideBar(): void {
  const bar = document.querySelector<HTMLElement>('[data-bar]');
  if (!bar) return;
  let last = scrollY;
  addEventListener(
    'scroll',
    () => {
      const down = scrollY - last;
      // A few pixels are a trembling finger, not a wish.
      if (Math.abs(down) < 8) return;
      last = scrollY;
      const away =
        down > 0 && scrollY > 2 * bar.offsetHeight && !bar.contains(document.activeElement) && !bar.querySelector('details[open]');
      document.documentElement.dataset.bar = away ? 'away' : '';
    },
    { passive: true },
  );
  bar.addEventListener('focusin', () => (document.documentElement.dataset.bar = ''));
}
