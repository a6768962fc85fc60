/** Select text of a post: a button offers to quote it in the reply box. */
import { word } from '../words';

const box = () => document.querySelector<HTMLTextAreaElement>('form[data-enhance="reply"] textarea[name="body"]');

/** Markdown of a quotation: a link to the post that says who on which floor, then the text line by line. `post` is its element's id, `p12`. */
export function quotation(text: string, { author, floor, post }: { author: string; floor: string; post: string }): string {
  const lines = text
    .trim()
    .split(/\n+/)
    .map((line) => `> ${line.trim()}`);
  // A name may hold `_`, which would be emphasis.
  return `> [${author.replaceAll('_', '\\_')} #${floor}](/p/${post.slice(1)})\n>\n${lines.join('\n>\n')}\n\n`;
}

/** Offers the button whenever words of one post are selected. */
export function offerQuotes(): void {
  if (!box()) return;
  quoteInPlace();
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'quote-here';
  button.textContent = word('quote');
  button.hidden = true;
  document.body.append(button);
  // Pressing it must not take the selection away.
  button.addEventListener('pointerdown', (event) => event.preventDefault());
  button.addEventListener('click', () => {
    const article = selectedPost();
    if (article) quote(article, String(getSelection()));
    button.hidden = true;
  });
  document.addEventListener('selectionchange', () => {
    button.hidden = !selectedPost();
    if (!button.hidden) place(button);
  });
}

/** "Quote" under a post fills the box at once: what stands in it stays. */
function quoteInPlace(): void {
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href*="quote="][href$="#reply"]');
    const article = link?.closest<HTMLElement>('article[data-floor]');
    if (!article || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    quote(article);
  });
}

/** Puts a post's words, or all of it, into the reply box. */
export function quote(article: HTMLElement, text = textOf(article).slice(0, 1_000)): void {
  const field = box();
  if (!field || !text.trim()) return;
  const at = field.value && !field.value.endsWith('\n\n') ? `${field.value.trimEnd()}\n\n` : field.value;
  field.value = at + quotation(text, { author: authorOf(article), floor: article.dataset.floor ?? '', post: article.id });
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
}

/** What somebody hid is not quoted: the quotation would show it to all. */
const HIDDEN = '.hidden-part';
const textOf = (article: HTMLElement) =>
  [...(article.querySelector('.talk, .prose, [data-body]')?.children ?? [])]
    .filter((block) => !block.matches(HIDDEN))
    .map((block) => (block as HTMLElement).innerText)
    .join('\n\n');
const authorOf = (article: HTMLElement) => article.querySelector<HTMLElement>('.nm')?.innerText.trim() ?? '';

function selectedPost(): HTMLElement | undefined {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !String(selection).trim()) return undefined;
  const [from, to] = [selection.anchorNode, selection.focusNode].map((node) =>
    (node instanceof Element ? node : node?.parentElement)?.closest<HTMLElement>('article[data-floor] :is(.talk, .prose, [data-body])'),
  );
  if ([...(from?.querySelectorAll(HIDDEN) ?? [])].some((part) => selection.containsNode(part, true))) return undefined;
  return from && from === to ? (from.closest<HTMLElement>('article[data-floor]') ?? undefined) : undefined;
}

/** Above the selection, inside of the window; `position: absolute` comes with the class. */
function place(button: HTMLElement): void {
  const { top, left } = getSelection()!.getRangeAt(0).getBoundingClientRect();
  button.style.top = `${Math.max(0, scrollY + top - 40)}px`;
  button.style.left = `${Math.max(8, scrollX + left)}px`;
}
