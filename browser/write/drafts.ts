/** What is typed into `textarea[data-draft]` stays in this browser until it is sent, and is not left without a question. */
import { toast } from '../toast';
import { word } from '../words';

const PREFIX = 'kawara.draft.';
/** A draft nobody came back to. */
const KEPT_MS = 30 * 24 * 3_600_000;
let isLeaving = false;

type Draft = { text: string; at: number };

/** Puts drafts back and keeps new ones. */
export function keepDrafts(): void {
  sweep();
  for (const field of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-draft]')) restore(field);
  document.addEventListener('input', (event) => {
    const field = event.target;
    if (field instanceof HTMLTextAreaElement && field.dataset.draft) keep(field);
  });
  // On the way back to this very box the draft goes along.
  document.addEventListener('click', ({ target }) => {
    if ((target as Element).closest?.('a[href$="#reply"]')) letGo();
  });
  addEventListener('beforeunload', (event) => {
    if (!isLeaving && unsent().length > 0) event.preventDefault();
  });
  addEventListener('pageshow', () => (isLeaving = false));
}

/** The page is left on purpose: no question. */
export function letGo(): void {
  isLeaving = true;
}

/** The form was taken: its drafts have done their work. */
export function forgetDraft(form: HTMLFormElement): void {
  for (const field of form.querySelectorAll<HTMLTextAreaElement>('textarea[data-draft]')) {
    store((all) => all.removeItem(PREFIX + field.dataset.draft));
    field.defaultValue = '';
  }
}

/** Fields whose text is not what the page came with. */
const unsent = () =>
  [...document.querySelectorAll<HTMLTextAreaElement>('textarea[data-draft]')].filter(
    ({ value, defaultValue }) => value.trim() !== '' && value !== defaultValue,
  );

function restore(field: HTMLTextAreaElement): void {
  const draft = read(PREFIX + field.dataset.draft);
  // What the board itself brought back is newer than a draft.
  if (!draft || field.value.trim() !== '') return;
  field.value = draft.text;
  toast(word('restored'));
}

function keep(field: HTMLTextAreaElement): void {
  const key = PREFIX + field.dataset.draft;
  const { value } = field;
  store((all) =>
    value.trim() === '' ? all.removeItem(key) : all.setItem(key, JSON.stringify({ text: value, at: Date.now() } satisfies Draft)),
  );
}

function sweep(): void {
  store((all) => {
    for (const key of Object.keys(all).filter((name) => name.startsWith(PREFIX))) {
      if (Date.now() - (read(key)?.at ?? 0) > KEPT_MS) all.removeItem(key);
    }
  });
}

function read(key: string): Draft | undefined {
  try {
    const draft = JSON.parse(localStorage.getItem(key) ?? 'null') as Draft | null;
    return draft && typeof draft.text === 'string' ? draft : undefined;
  } catch {
    return undefined;
  }
}

/** Storage may be full or forbidden; then the question before leaving is what guards the text. */
function store(work: (all: Storage) => void): void {
  try {
    work(localStorage);
  } catch {
    // Nothing to do: see above.
  }
}
