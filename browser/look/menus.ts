/** Menus are `details`: they also close by a press elsewhere and by Escape, which leaves the focus where it was opened. */
const OPEN = 'details.pop[open]';

export function closeMenus(): void {
  document.addEventListener('pointerdown', ({ target }) => {
    for (const menu of document.querySelectorAll<HTMLDetailsElement>(OPEN)) if (!menu.contains(target as Node)) menu.open = false;
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    for (const menu of document.querySelectorAll<HTMLDetailsElement>(OPEN)) {
      const hadFocus = menu.contains(document.activeElement);
      menu.open = false;
      if (hadFocus) menu.querySelector('summary')?.focus();
    }
  });
}
