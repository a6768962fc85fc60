/**
 * What every component is handed: language, words, formats, who reads, and where. Every component is drawn on the server, so a plain
 * object does what a React context would.
 */
import { type Formats, formatsFor } from './formats';

export type Locale = 'zh-CN' | 'zh-TW' | 'ja' | 'en';
export type Values = Record<string, string | number | Date>;

/** Words by key `<file>.<name>`, e.g. `t('boards.today', { count: 3 })`; the files are `locales/<locale>/<file>.json`. */
export interface Translate {
  (key: string, values?: Values): string;
  has: (key: string) => boolean;
  /** The message as written, for `Rich`. */
  raw: (key: string) => unknown;
}

/** The member who reads. */
export interface FrameViewer {
  id: number;
  name: string;
  seal: { char: string; pigment: string };
  /** Notices that they have not read, at most 100; left out where it does not matter. */
  unread?: number;
}

/** What the room behind (`web/shell`) says of a request; `frameOf` adds the formats. */
export interface FrameFacts {
  locale: Locale;
  t: Translate;
  timeZone: string;
  /** Null for guests. */
  viewer: FrameViewer | null;
  /** Token of members' forms; null for guests, whose forms are told by Origin. */
  csrf: string | null;
  /** Path and query of this page, for `next` fields. */
  path: string;
  /** Public origin, for canonical links and data blocks. */
  origin: string;
  siteName: string;
  now: Date;
}

export interface Frame extends FrameFacts {
  formats: Formats;
}

/** The frame of a request. */
export function frameOf(facts: FrameFacts): Frame {
  return { ...facts, formats: formatsFor(facts.locale, facts.timeZone) };
}
