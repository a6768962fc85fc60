/**
 * A reply. With the choice "go to the last page" on, the answer's place is gone to; off, the new floor is put under the others
 * where one stands, its author's eyes stay where they were, and a toast tells what it earned.
 */
import { tellTimes } from '../look/times';
import { carryToast, toast } from '../toast';
import { word } from '../words';
import { forgetDraft, letGo } from '../write/drafts';
import type { Told } from './send';

/** What to do with a reply that was taken. */
export async function arrive(form: HTMLFormElement, told: Told): Promise<void> {
  forgetDraft(form);
  const place = told.location ?? location.href;
  const id = Number(told.result?.id);
  const article = staysHere(form) && !opens() && id ? await fetchPost(place, id) : undefined;
  const before = article && placeOfNewest();
  if (!article || !before) {
    carryToast(told.toast);
    return goTo(place);
  }
  const shown = document.importNode(article, true);
  before.after(shown);
  countOneMore();
  tellTimes(shown);
  form.reset();
  renewKey(form);
  shown.tabIndex = -1;
  shown.focus({ preventScroll: false });
  toast(told.toast ?? word('sent'));
}

/** What a reply opens (hidden parts) is only in a page drawn anew. */
const opens = () => document.querySelector('.hidden-part [href="#reply"]') !== null;

/** The choice is a tick in the form when it has one, else what the form was made with. */
function staysHere(form: HTMLFormElement): boolean {
  const tick = form.querySelector<HTMLInputElement>('input[type="checkbox"][name="lastPage"]');
  return tick ? !tick.checked : form.dataset.stay === 'true';
}

/** What the newest reply stands behind: the last one, or the head of the list where it is the first or the newest stand on top. */
function placeOfNewest(): Element | undefined {
  const list = document.getElementById('replies');
  const head = list?.firstElementChild ?? undefined;
  return /[?&]order=newest/.test(location.search) ? head : ([...(list?.querySelectorAll('article[data-floor]') ?? [])].at(-1) ?? head);
}

function countOneMore(): void {
  document.querySelector('#replies .none')?.remove();
  const counter = document.querySelector<HTMLElement>('[data-counter="replies"]');
  const value = Number(counter?.dataset.value ?? NaN) + 1;
  if (!counter || !value) return;
  counter.dataset.value = String(value);
  if (value < 10_000) counter.textContent = value.toLocaleString(document.documentElement.lang || 'en');
}

async function fetchPost(place: string, id: number): Promise<HTMLElement | undefined> {
  try {
    const answer = await fetch(place.split('#')[0]!, { headers: { accept: 'text/html' } });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    return page.getElementById(`p${id}`) ?? undefined;
  } catch {
    return undefined;
  }
}

/** A place on this very page is only a jump for the browser: the new floor would not be there. */
function goTo(place: string): void {
  letGo();
  const target = new URL(place, location.href);
  const isHere = target.pathname === location.pathname && target.search === location.search;
  location.assign(target.href);
  if (isHere) location.reload();
}

/** The next reply is another one, so it carries another key. */
function renewKey(form: HTMLFormElement): void {
  const key = form.querySelector<HTMLInputElement>('input[name="repeat"]');
  if (key) key.value = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random().toString(36).slice(2)}`;
}
