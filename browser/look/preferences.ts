/**
 * The reading menu: each choice applies to the page at once and is posted behind it. A button posts only itself; the form with
 * ticks posts all of them. The attributes are those that the server sets on `html`: only what differs from the factory choice.
 */
import { FACTORY_READING } from '@/platform/reading';
import { send } from '../forms/send';

const SELECTOR = 'form[data-enhance="preferences"]';
const attributes = ['size', 'face', 'leading', 'indent', 'density'] as const;

/** Listens to every `form[data-enhance="preferences"]`. */
export function applyPreferences(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    const button = event.submitter;
    if (!form.matches(SELECTOR) || !(button instanceof HTMLButtonElement) || !button.name) return;
    event.preventDefault();
    apply(button.name, button.value);
    press(form, button);
    void send(form, button);
  });
  document.addEventListener('change', ({ target }) => {
    const form = target instanceof HTMLInputElement ? target.closest<HTMLFormElement>(SELECTOR) : null;
    if (!form) return;
    for (const [name, value] of new FormData(form)) apply(name, String(value));
    void send(form);
  });
}

function apply(name: string, value: string): void {
  const root = document.documentElement;
  if (name === 'theme') return set(root, name, value === 'auto' ? null : value);
  const known = attributes.find((attribute) => attribute === name);
  if (!known) return;
  const factory = known === 'indent' ? '0' : String(FACTORY_READING[known]);
  set(root, known, value === factory ? null : value);
}

/** A guest's cached page does not say which choice holds: the pressed one does from now on. */
function press(form: HTMLFormElement, button: HTMLButtonElement): void {
  for (const other of form.querySelectorAll<HTMLButtonElement>(`button[name="${CSS.escape(button.name)}"]`))
    other.setAttribute('aria-pressed', String(other === button));
}

function set(root: HTMLElement, name: string, value: string | null): void {
  if (value === null) root.removeAttribute(`data-${name}`);
  else root.setAttribute(`data-${name}`, value);
}
