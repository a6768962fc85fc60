/** Refusals, told beside the field they are about. */
import { word } from '../words';
import type { Told } from './send';

/** Takes away what an earlier answer said. */
export function clearFaults(form: HTMLFormElement): void {
  for (const made of form.querySelectorAll<HTMLElement>('[data-made]')) made.remove();
  for (const kept of form.querySelectorAll<HTMLElement>('[data-error], [data-errors]')) {
    kept.textContent = '';
    kept.hidden = true;
  }
  for (const field of form.querySelectorAll('[aria-invalid]')) {
    field.removeAttribute('aria-invalid');
  }
  // What the board itself has drawn: the fault under its field, and the sentence above the form.
  for (const row of form.querySelectorAll('.field.bad')) {
    row.classList.remove('bad');
    row.querySelector('.err')?.remove();
  }
  for (const said of form.parentElement?.querySelectorAll(':scope > .notice.bad') ?? []) said.remove();
}

/** Shows a refusal in its form, and puts the reader where it can be mended. */
export function showFaults(form: HTMLFormElement, told: Told): void {
  clearFaults(form);
  let first: HTMLElement | undefined;
  for (const [name, fault] of Object.entries(told.fields ?? {})) {
    const field = fieldOf(form, name);
    const text = fault.message ?? told.message;
    if (!field || !text) continue;
    tell(form, field, name, text);
    first ??= field;
  }
  if (!first) tellForm(form, told.message ?? word('failed'), told.why);
  first?.focus();
}

function fieldOf(form: HTMLFormElement, name: string): HTMLElement | undefined {
  const found = form.elements.namedItem(name);
  if (found instanceof HTMLElement) return (found as HTMLInputElement).type === 'hidden' ? undefined : found;
  const [one] = found instanceof RadioNodeList ? [...found] : [];
  return one instanceof HTMLElement ? one : undefined;
}

function tell(form: HTMLFormElement, field: HTMLElement, name: string, text: string): void {
  let place = form.querySelector<HTMLElement>(`[data-error="${CSS.escape(name)}"]`);
  if (!place) {
    place = made('field-error');
    (field.closest('.pad') ?? field).after(place);
  }
  place.id ||= `error-${name}-${Math.random().toString(36).slice(2, 7)}`;
  place.textContent = text;
  place.hidden = false;
  field.setAttribute('aria-invalid', 'true');
  const described = (field.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean);
  if (!described.includes(place.id)) field.setAttribute('aria-describedby', [...described, place.id].join(' '));
}

function tellForm(form: HTMLFormElement, text: string, why?: string): void {
  let place = form.querySelector<HTMLElement>('[data-errors]');
  if (!place) {
    place = made('form-error');
    const button = form.querySelector('button:not([type="button"])');
    if (button) button.before(place);
    else form.append(place);
  }
  place.setAttribute('role', 'alert');
  place.hidden = false;
  place.textContent = text;
  if (!why) return;
  const link = document.createElement('a');
  link.href = why;
  link.className = 'lk';
  link.textContent = word('why');
  place.append(' ', link);
}

function made(className: string): HTMLElement {
  const place = document.createElement('p');
  place.className = className;
  place.dataset.made = '';
  return place;
}
