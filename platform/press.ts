/**
 * The press: draws a tree of components to HTML text in one pass, with React's own static renderer.
 *
 * Next draws a server component twice: into its flight format, and from that into HTML, though no framework waits for either in
 * the browser (decision 0003). `react-dom/server` may not be imported by a server component, so the server puts it here,
 * on `globalThis`, where the pages' bundle finds it.
 */
type Press = (tree: unknown) => string;
/**
 * Draws the page of the request in whose scope it is called; null where it draws no such page. The body goes to the scope's answer, as with
 * any page.
 */
export type Draw = () => Promise<string | null>;

const key = Symbol.for('kawara.press');
const drawKey = Symbol.for('kawara.draw');
type Holder = { [key]?: Press; [drawKey]?: Draw };

/** Called once by the process before it makes pages. */
export function installPress(press: Press): void {
  (globalThis as Holder)[key] = press;
}

/** HTML of a tree of synchronous components. */
export function press(tree: unknown): string {
  const made = (globalThis as Holder)[key];
  if (!made) throw new Error('no press: pages are made by our own server only');
  return made(tree);
}

/** Called by the pages' bundle once it is loaded: from then on the edge asks it without the framework between (decision 0008). */
export function offerDraw(draw: Draw | undefined): void {
  (globalThis as Holder)[drawKey] = draw;
}

/** What the pages' bundle offered; undefined before it is loaded. */
export const offeredDraw = (): Draw | undefined => (globalThis as Holder)[drawKey];
