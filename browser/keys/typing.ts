/** When keys belong to somebody else. */
type Pressed = Pick<KeyboardEvent, 'isComposing' | 'keyCode'>;

/** An input method is at work: Enter chooses a character, letters are its own. 229 is what older browsers say for it. */
export const isComposing = (event: Pressed): boolean => event.isComposing || event.keyCode === 229;

/** The keys go into a field, a choice or an open dialog. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest('input:not([type="checkbox"]):not([type="radio"]), textarea, select, dialog') !== null;
}
