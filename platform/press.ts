/**
 * The press: draws a tree of components to HTML text in one pass, with React's own static renderer.
 *
 * Next draws a server component twice: into its flight format, and from that into HTML, though no framework waits for either in
 * the browser (decision 0003). `react-dom/server` may not be imported by a server component, so the server puts it here,
 * on `globalThis`, where the pages' bundle finds it.
 */
type Press = (tree: unknown) => string;

const key = Symbol.for('kawara.press');
type Holder = { [key]?: Press };

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
