/**
 * The reading menu: each choice applies to the page at once and is posted behind it.
 * The attributes are those that the server sets on `html`: only what differs from the factory choice.
 */
import { FACTORY_READING } from '@/platform/reading';
import { send } from '../forms/send';

const attributes = ['size', 'face', 'leading', 'indent', 'density'] as const;

/** Listens to every `form[data-enhance="preferences"]`. */
export function applyPreferences(): void {
  document.addEventListener('change', (event) => {
    const form = (event.target as HTMLElement).closest<HTMLFormElement>('form[data-enhance="preferences"]');
    if (!form) return;
    const chosen = new FormData(form);
    // Another language is another page.
    if (chosen.has('lang') && (event.target as HTMLInputElement).name === 'lang') return form.submit();
    show(chosen);
    void send(form);
  });
}

function show(chosen: FormData): void {
  const root = document.documentElement;
  const theme = chosen.get('theme');
  if (theme !== null) set(root, 'theme', theme === 'auto' ? null : String(theme));
  for (const name of attributes) {
    const value = chosen.get(name) ?? (name === 'indent' && hasField('indent') ? '0' : null);
    if (value === null) continue;
    const factory = name === 'indent' ? '0' : String(FACTORY_READING[name]);
    set(root, name, String(value) === factory ? null : String(value));
  }
}

/** An unticked box is not in the form's data. */
const hasField = (name: string) => document.querySelector(`form[data-enhance="preferences"] [name="${name}"]`) !== null;

function set(root: HTMLElement, name: string, value: string | null): void {
  if (value === null) root.removeAttribute(`data-${name}`);
  else root.setAttribute(`data-${name}`, value);
}
