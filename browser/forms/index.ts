/** Forms that are sent by fetch: once each, refusals in place, and nothing that was typed is ever lost. */
import { carryToast, toast } from '../toast';
import { word } from '../words';
import { forgetDraft, letGo } from '../write/drafts';
import { begin, end } from './busy';
import { clearFaults, showFaults } from './faults';
import { arrive } from './reply';
import { send, wantsPage } from './send';
import { type Toggle, toggle } from './toggle';

/** Listens to every `form[data-enhance]`, also to those that come later. */
export function enhanceForms(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    const kind = form.dataset.enhance;
    if (!kind || kind === 'preferences' || form.method !== 'post' || event.defaultPrevented) return;
    event.preventDefault();
    void (/^(?:like|save|follow)$/.test(kind) ? press(form, kind as Toggle, event.submitter) : post(form, kind, event.submitter));
  });
  // A page taken from the back-forward cache is not under way.
  addEventListener('pageshow', () => document.querySelectorAll<HTMLFormElement>('form[data-enhance]').forEach(end));
}

async function press(form: HTMLFormElement, kind: Toggle, submitter: HTMLElement | null): Promise<void> {
  if (!(await toggle(form, kind, submitter))) plainly(form, submitter);
}

async function post(form: HTMLFormElement, kind: string, submitter: HTMLElement | null): Promise<void> {
  if (!begin(form)) return;
  clearFaults(form);
  const told = await send(form, submitter);
  if (!told) {
    end(form);
    if (navigator.onLine) plainly(form, submitter);
    else toast(word('offline'), 'fault');
  } else if (told.ok && kind === 'reply') {
    await arrive(form, told);
    end(form);
  } else if (told.ok || wantsPage(told)) {
    // Stays busy: the page is about to go.
    if (told.ok) forgetDraft(form);
    if (told.ok) carryToast(told.toast);
    letGo();
    location.assign(told.location ?? location.href);
  } else {
    end(form);
    showFaults(form, told);
  }
}

/** As if there were no script; the browser shows whatever comes. */
function plainly(form: HTMLFormElement, submitter: HTMLElement | null): void {
  letGo();
  if (submitter instanceof HTMLButtonElement && submitter.name) {
    const chosen = Object.assign(document.createElement('input'), { type: 'hidden', name: submitter.name, value: submitter.value });
    form.append(chosen);
  }
  HTMLFormElement.prototype.submit.call(form);
}
