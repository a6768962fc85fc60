/** One line at the foot of the window: good news politely for six seconds, faults until they are dismissed. */
import { word } from './words';

const SHOWN_MS = 6_000;
const CARRIED = 'kawara.toast';

/** Shows a toast. `fault` is told at once and stays. */
export function toast(text: string, kind: 'status' | 'fault' = 'status'): void {
  const line = document.createElement('p');
  line.className = 'toast';
  line.textContent = text;
  if (kind === 'fault') line.append(dismissal(line));
  const place = region(kind);
  place.append(line);
  if (kind === 'status') fade(line);
}

/** Live regions are there before their words, or screen readers stay silent. */
export function prepareToasts(): void {
  region('status').querySelectorAll<HTMLElement>('.toast').forEach(fade);
  region('fault');
  const carried = arrived();
  if (carried) toast(carried);
}

/** The page is about to go: the next one of this tab says it. */
export function carryToast(text: string | undefined): void {
  try {
    if (text) sessionStorage.setItem(CARRIED, text);
  } catch {
    // Without storage the page that comes has to speak for itself.
  }
}

function arrived(): string | null {
  try {
    const text = sessionStorage.getItem(CARRIED);
    sessionStorage.removeItem(CARRIED);
    return text;
  } catch {
    return null;
  }
}

function region(kind: 'status' | 'fault'): HTMLElement {
  const id = `toasts-${kind}`;
  const known = document.getElementById(id);
  if (known) return known;
  const made = document.createElement('div');
  made.id = id;
  made.className = 'toasts';
  made.setAttribute('role', kind === 'fault' ? 'alert' : 'status');
  document.body.append(made);
  return made;
}

function dismissal(line: HTMLElement): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = word('dismiss');
  button.addEventListener('click', () => line.remove());
  return button;
}

/** Pauses while one points at it or stands in it. */
function fade(line: HTMLElement): void {
  let timer = setTimeout(() => line.remove(), SHOWN_MS);
  const pause = () => clearTimeout(timer);
  const resume = () => (timer = setTimeout(() => line.remove(), SHOWN_MS));
  line.addEventListener('mouseenter', pause);
  line.addEventListener('mouseleave', resume);
}
