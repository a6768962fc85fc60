/** A form that is under way is not sent again; its button says so without changing its width. */
const under = new WeakSet<HTMLFormElement>();

/** Marks the form; false when it is under way already. */
export function begin(form: HTMLFormElement): boolean {
  if (under.has(form)) return false;
  under.add(form);
  for (const button of buttons(form)) {
    button.style.minWidth = `${button.getBoundingClientRect().width}px`;
    button.setAttribute('aria-busy', 'true');
  }
  return true;
}

/** The form may be sent again. */
export function end(form: HTMLFormElement): void {
  under.delete(form);
  for (const button of buttons(form)) {
    button.removeAttribute('aria-busy');
    button.style.minWidth = '';
  }
}

const buttons = (form: HTMLFormElement) => form.querySelectorAll<HTMLElement>('button:not([type="button"])');
