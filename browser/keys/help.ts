/** The list of keys, and the switch that turns single keys off (WCAG 2.1.4). */
import { word } from '../words';

const STORED = 'kawara.keys';

/** Single keys are on unless this browser, or the account, says no. */
export function keysAreOn(): boolean {
  if (document.documentElement.dataset.shortcuts === 'off') return false;
  try {
    return localStorage.getItem(STORED) !== 'off';
  } catch {
    return true;
  }
}

function switchKeys(on: boolean): void {
  try {
    localStorage.setItem(STORED, on ? 'on' : 'off');
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  document.documentElement.dataset.shortcuts = on ? 'on' : 'off';
}

const lines: [string, Parameters<typeof word>[0]][] = [
  ['/', 'keySearch'],
  ['?', 'keyHelp'],
  ['g h', 'keyHome'],
  ['g b', 'keyBoard'],
  ['j k', 'keyMove'],
  ['o', 'keyOpen'],
  ['r', 'keyReply'],
  ['q', 'keyQuote'],
  ['l', 'keyLike'],
  ['b', 'keySave'],
  ['c', 'keyNew'],
  ['[ ]', 'keyPage'],
  ['Ctrl Enter', 'keySend'],
  ['Esc', 'keyEscape'],
];

/** Shows the list; the switch is in it, since that is where one looks. */
export function showHelp(): void {
  const dialog = document.createElement('dialog');
  dialog.className = 'keys';
  dialog.setAttribute('aria-labelledby', 'keys-title');
  const title = Object.assign(document.createElement('h2'), { id: 'keys-title', textContent: word('keys') });
  const list = document.createElement('dl');
  for (const [keys, does] of lines) {
    const term = document.createElement('dt');
    term.append(...keys.split(' ').flatMap((key) => [Object.assign(document.createElement('kbd'), { textContent: key }), ' ']));
    list.append(term, Object.assign(document.createElement('dd'), { textContent: word(does) }));
  }
  dialog.append(
    title,
    list,
    button(word(keysAreOn() ? 'keysOff' : 'keysOn'), () => switchKeys(!keysAreOn()), dialog),
    button(word('close'), () => {}, dialog),
  );
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function button(text: string, does: () => void, dialog: HTMLDialogElement): HTMLElement {
  const made = Object.assign(document.createElement('button'), { type: 'button', className: 'btn', textContent: text });
  made.addEventListener('click', () => {
    does();
    dialog.close();
  });
  return made;
}
