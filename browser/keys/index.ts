/** Keys of the board (DESIGN 7): never while typing, never while an input method composes, and they can be switched off. */
import { quote } from '../write/quote';
import { keysAreOn, showHelp } from './help';
import { currentRow, openRow, walk } from './rows';
import { followKeys } from './sequence';
import { isComposing, isTyping } from './typing';

const actions: Record<string, () => void> = {
  '?': showHelp,
  j: () => walk(1),
  k: () => walk(-1),
  o: openRow,
  q: () => onPost(quote),
  l: () => pressOn('like'),
  b: () => pressOn('save'),
  'g h': () => location.assign('/'),
  'g b': () => press('nav a[href^="/b/"][aria-current], nav ol a[href^="/b/"], nav a[href^="/b/"]'),
  r: () => document.querySelector<HTMLElement>('form[data-enhance="reply"] textarea')?.focus(),
  c: () => press('a[href^="/b/"][href$="/new"]'),
  '[': () => press('a[rel~="prev"]'),
  ']': () => press('a[rel~="next"]'),
};

function press(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.click();
}

/** Listens to the keyboard. */
export function useKeys(): void {
  const sequence = followKeys(
    (shortcut) => shortcut in actions || marked(shortcut) !== null,
    (key) => key === 'g',
  );
  document.addEventListener('keydown', (event) => {
    if (isComposing(event) || event.defaultPrevented) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return sendFrom(event);
    if (event.key === 'Escape') return leaveField();
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k' && focusSearch()) return event.preventDefault();
    if (
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      (event.repeat && !/^[jk]$/.test(event.key)) ||
      isTyping(event.target) ||
      !keysAreOn()
    )
      return;
    const shortcut = sequence.press(event.key, event.timeStamp);
    if (!shortcut) return;
    event.preventDefault();
    perform(shortcut);
  });
}

const marked = (shortcut: string) => document.querySelector<HTMLElement>(`[data-shortcut="${CSS.escape(shortcut)}"]`);

/** What the page offers under a key goes before what the script knows. */
function perform(shortcut: string): void {
  const offered = marked(shortcut);
  if (!offered) return actions[shortcut]?.();
  if (offered.matches('input, textarea, select')) return offered.focus();
  offered.click();
  // A link to a place with a box to write in leads into the box.
  const place = offered.getAttribute('href')?.match(/^#([\w-]+)$/)?.[1];
  if (place) document.getElementById(place)?.querySelector<HTMLElement>('textarea')?.focus();
}

function focusSearch(): boolean {
  const field = marked('/') ?? document.querySelector<HTMLElement>('input[type="search"]');
  field?.focus();
  return field !== null;
}

function onPost(work: (post: HTMLElement) => void): void {
  const post = currentRow();
  if (post?.matches('article[data-floor]')) work(post);
}

const pressOn = (kind: string) => onPost((post) => post.querySelector<HTMLElement>(`form[data-enhance="${kind}"] button`)?.click());

/** Ctrl+Enter sends the form one types in. */
function sendFrom(event: KeyboardEvent): void {
  const form = event.target instanceof HTMLTextAreaElement ? event.target.form : null;
  if (!form) return;
  event.preventDefault();
  form.requestSubmit();
}

function leaveField(): void {
  const field = document.activeElement;
  if (field instanceof HTMLElement && isTyping(field) && !field.closest('dialog')) field.blur();
}
