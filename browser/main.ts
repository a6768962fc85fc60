/**
 * Enhances pages in the reader's browser: everything here also works without it. README.md lists the attributes it looks for.
 * It is loaded with `defer`, so the page is read in, and often not yet painted.
 */
import { showCards } from './cards';
import { enhanceForms } from './forms';
import { useKeys } from './keys';
import { hideBar } from './look/bar';
import { showCrops } from './look/crop';
import { closeMenus } from './look/menus';
import { applyPreferences } from './look/preferences';
import { keepTimes } from './look/times';
import { prepareToasts } from './toast';
import { countNearLimit } from './write/counter';
import { keepDrafts } from './write/drafts';
import { offerQuotes } from './write/quote';

for (const part of [
  keepTimes,
  enhanceForms,
  applyPreferences,
  closeMenus,
  keepDrafts,
  prepareToasts,
  useKeys,
  hideBar,
  countNearLimit,
  offerQuotes,
  showCrops,
  showCards,
]) {
  try {
    part();
  } catch (fault) {
    // One part that fails leaves the others, and the page itself, at work.
    console.error(fault);
  }
}
