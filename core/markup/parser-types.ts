/** Names for the parser's own types, which its package does not export one by one. */
import type { MarkdownIt } from 'markdown-it';
import type { HiddenRule } from './hidden-places';

export type BlockState = InstanceType<MarkdownIt['block']['State']>;
export type InlineState = InstanceType<MarkdownIt['inline']['State']>;
export type CoreState = InstanceType<MarkdownIt['core']['State']>;
export type Token = CoreState['tokens'][number];

/** A hidden part as it was typed. */
export interface HiddenSource extends HiddenRule {
  source: string;
}

/** What one rendering knows; handed to the rules as the parser's `env`. */
export type RenderEnv = {
  /** Begins every id, so that ids of different posts never meet. */
  key: string;
  /** Read by the footnote plug-in. */
  docId: string;
  threadId: number | string | undefined;
  /** The board's own origin: addresses that begin with it are made relative. */
  origin: string | undefined;
  isMember: ((name: string) => boolean) | undefined;
  headingBase: number;
  /** Containers (quotes, lists) that are open. */
  depth: number;
  /** Code units of code that may still be coloured. */
  colourable: number;
  /** Mentions and floors linked, repeats included. */
  ownLinks: number;
  /** Marks of footnotes, repeats included. */
  noteMarks: number;
  mentions: Set<string>;
  floors: Set<number>;
  headings: { id: string; level: number; text: string }[];
  /** Hidden parts found, in order; null where the syntax is text. */
  hides: HiddenSource[] | null;
  hasTooManyHides: boolean;
  hasUnreadableHides: boolean;
  links: number;
  /** Posts that quotes name by a link. */
  quotes: Set<number>;
  images: number;
};

/** The rendering's own `env`; the parser types it as a plain record. */
export function envOf(state: { env: object }): RenderEnv {
  return state.env as RenderEnv;
}
