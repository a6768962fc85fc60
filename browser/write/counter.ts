/** Counts characters as readers do (graphemes) once a `[data-limit]` field comes near its limit. */
import { word } from '../words';

/** Characters as readers count them, at most `most` + 1: a loop, since spreading a long text costs gigabytes. */
export function countGraphemes(text: string, most: number): number {
  let count = 0;
  for (const _ of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)) if ((count += 1) > most) break;
  return count;
}

/** Listens to every `[data-limit]`. */
export function countNearLimit(): void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  document.addEventListener('input', ({ target }) => {
    if (!(target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement) || !target.dataset.limit) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => show(target, Number(target.dataset.limit)), 150);
  });
}

function show(field: HTMLInputElement | HTMLTextAreaElement, limit: number): void {
  // A grapheme has at least one unit: far below the limit nothing needs counting.
  const isNear = field.value.length >= limit * 0.9;
  const count = isNear ? countGraphemes(field.value, limit * 2) : 0;
  let place = field.parentElement?.querySelector<HTMLElement>('.count-near');
  if (!isNear || count < limit * 0.9) return place?.remove();
  if (!place) {
    place = document.createElement('output');
    place.className = 'count-near';
    field.after(place);
  }
  place.textContent = word('near', { count: count > limit * 2 ? `${limit * 2}+` : count, limit });
  place.dataset.over = String(count > limit);
}
