/** A text in another markup, read into a small tree that both readers make and one writer turns into Markdown. */
export interface Element {
  tag: string;
  attributes: Record<string, string>;
  children: Node[];
}
export type Node = string | Element;

/** Elements within one another beyond this are taken for part of the one around them. */
export const DEEPEST_TREE = 40;

export const element = (tag: string, attributes: Record<string, string> = {}): Element => ({ tag, attributes, children: [] });

/** All text below a node, as it stands. */
export function rawText(node: Node): string {
  if (typeof node === 'string') return node;
  return node.tag === 'br' ? '\n' : node.children.map(rawText).join('');
}
