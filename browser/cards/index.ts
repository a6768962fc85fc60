/**
 * The author card of a member, beside a link to them that the pointer rests on or the keyboard has reached (D1, A14). It stands right after
 * its link, so that the next Tab leads into it, and in the top layer, so that nothing moves. Each is asked for once a page.
 */
const REST_MS = 400;
/** Long enough to get from the link to the card. */
const LEAVE_MS = 200;
const GAP = 4;

const asked = new Map<string, Promise<string>>();
let link: HTMLAnchorElement | null = null;
let shown: { card: HTMLElement; of: HTMLAnchorElement } | undefined;
let timer = 0;

export function showCards(): void {
  if (!('popover' in HTMLElement.prototype)) return;
  // A page that slides or loads under a resting pointer moves nothing.
  document.addEventListener('pointermove', (event) => {
    if (event.pointerType === 'mouse' && (event.movementX || event.movementY)) turnTo(event.target as Element);
  });
  document.addEventListener('focusin', ({ target }) => {
    const element = target as Element;
    if (element.matches(':focus-visible') && !matchMedia('(pointer: coarse)').matches) turnTo(element);
  });
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') leave();
  });
  addEventListener('scroll', leave, { passive: true });
}

function turnTo(element: Element): void {
  const inside = shown?.card.contains(element);
  const next = inside ? shown!.of : linkAt(element);
  if (next === link && !inside) return;
  link = next;
  clearTimeout(timer);
  if (next === shown?.of) return;
  timer = window.setTimeout(
    () => {
      close();
      if (next) void open(next);
    },
    next ? REST_MS : LEAVE_MS,
  );
}

/** A link to a member, not to a list of theirs, and not on a card of theirs. */
function linkAt(element: Element): HTMLAnchorElement | null {
  const found = element.closest<HTMLAnchorElement>('main a[href^="/u/"]');
  return found && /^\/u\/[^/?#]+$/.test(found.getAttribute('href')!) && !found.closest('[data-card]') ? found : null;
}

async function open(of: HTMLAnchorElement): Promise<void> {
  const path = of.pathname;
  if (!asked.has(path)) asked.set(path, ask(`${path}/card`));
  const html = await asked.get(path);
  if (!html || link !== of || !of.isConnected) return;
  const card = Object.assign(document.createElement('div'), { className: 'hover-card', popover: 'manual', innerHTML: html });
  of.after(card);
  card.showPopover();
  const { left, top, bottom } = of.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = card;
  const fitsBelow = bottom + GAP + height <= innerHeight || top < GAP + height;
  card.style.left = `${Math.max(GAP, Math.min(left, innerWidth - width - GAP))}px`;
  card.style.top = `${fitsBelow ? bottom + GAP : top - GAP - height}px`;
  shown = { card, of };
}

/** Whoever cannot be shown is not asked for again. */
const ask = (address: string): Promise<string> =>
  fetch(address).then(
    (answer) => (answer.ok ? answer.text() : ''),
    () => '',
  );

function leave(): void {
  clearTimeout(timer);
  if (shown?.card.contains(document.activeElement)) shown.of.focus();
  close();
}

function close(): void {
  if (!shown) return;
  // Somebody may have been followed on it.
  asked.set(shown.of.pathname, Promise.resolve(shown.card.innerHTML));
  shown.card.remove();
  shown = undefined;
}
