/** Like, save and follow: the button turns at once, and turns back when the board refuses. */
import { toast } from '../toast';
import { word } from '../words';
import { begin, end } from './busy';
import { send, type Told, wantsPage } from './send';

export type Toggle = 'like' | 'save' | 'follow';

/** Turns a toggle. Answers false when it has to be sent the plain way. */
export async function toggle(form: HTMLFormElement, kind: Toggle, submitter?: HTMLElement | null): Promise<boolean> {
  const button = form.querySelector<HTMLElement>('button[aria-pressed]');
  if (!button) return false;
  if (!begin(form)) return true;
  const was = button.getAttribute('aria-pressed') === 'true';
  const sending = send(form, submitter);
  turn(form, kind, button, !was);
  const told = await sending;
  end(form);
  if (told?.ok) {
    settle(form, kind, told);
    return true;
  }
  turn(form, kind, button, was);
  if (told && wantsPage(told)) location.assign(told.location);
  else if (told || !navigator.onLine) toast(told?.message ?? word('offline'), 'fault');
  else return false;
  return true;
}

function turn(form: HTMLFormElement, kind: Toggle, button: HTMLElement, on: boolean): void {
  if ((button.getAttribute('aria-pressed') === 'true') === on) return;
  button.setAttribute('aria-pressed', String(on));
  const label = on ? button.dataset.on : button.dataset.off;
  const place = button.querySelector('[data-label]') ?? button;
  if (label) place.textContent = label;
  for (const figure of figures(form, kind)) change(figure, (valueOf(figure) ?? 0) + (on ? 1 : -1));
  // What the next press asks for.
  const wish =
    button.getAttribute('name') === 'on' ? (button as HTMLButtonElement) : form.querySelector<HTMLInputElement>('input[name="on"]');
  if (wish) wish.value = on ? '0' : '1';
}

/** The board's own count is the truth. */
function settle(form: HTMLFormElement, kind: Toggle, told: Told): void {
  const count = told.result?.[kind === 'like' ? 'likes' : 'followers'];
  if (typeof count === 'number') for (const figure of figures(form, kind)) change(figure, count);
}

function figures(form: HTMLFormElement, kind: Toggle): HTMLElement[] {
  // What one keeps for oneself has no figure.
  if (kind === 'save') return [];
  const own = [...form.querySelectorAll<HTMLElement>('[data-count]')];
  const [around, wanted] =
    kind === 'like' ? ['article[data-floor]', '[data-counter="likes"]'] : ['[data-card="author"], main', '[data-figure="followers"]'];
  const near = form.closest(around)?.querySelector<HTMLElement>(wanted);
  return near && !own.includes(near) ? [...own, near] : own;
}

const valueOf = (figure: HTMLElement): number | undefined => {
  const value = figure.dataset.value ?? figure.dataset.count ?? figure.textContent ?? '';
  const digits = value.replace(/[,.\s]/g, '');
  return /^\d+$/.test(digits) ? Number(digits) : undefined;
};

function change(figure: HTMLElement, count: number): void {
  const value = Math.max(0, count);
  if (figure.dataset.value !== undefined) figure.dataset.value = String(value);
  if (figure.dataset.count) figure.dataset.count = String(value);
  const place = figure.querySelector('b') ?? figure;
  const words = place.textContent ?? '';
  // Nobody likes a nought on a button; a counter of the page keeps it. A figure may stand in a sentence.
  if (value === 0 && figure.hasAttribute('data-count')) place.textContent = '';
  else place.textContent = FIGURE.test(words) ? words.replace(FIGURE, short(value)) : short(value);
}

const FIGURE = /\d[\d.,]*[kM万萬]?/;

/** As the server writes figures: exact below ten thousand, short above. */
function short(value: number): string {
  const options: Intl.NumberFormatOptions = value < 10_000 ? {} : { notation: 'compact', maximumFractionDigits: 1 };
  return new Intl.NumberFormat(document.documentElement.lang || 'en', options).format(value).replace('K', 'k');
}
