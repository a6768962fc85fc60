import type { Db, Tx } from '@/db/client';
import type { DomainEvent } from './events';
import type { Tally } from './tally';
import type { Viewer } from './viewer';

/** Rate limiter port: takes one of `points` tokens per `seconds`. */
export interface Limiter {
  take(key: string, rate: Rate): Promise<{ ok: boolean; retryAfter: number }> | { ok: boolean; retryAfter: number };
}
export interface Rate {
  points: number;
  seconds: number;
}

/** Where a command comes from, in order of trust. */
export type Via = 'form' | 'api' | 'cli' | 'import' | 'job';

/** Everything a command or a query may lean on; nothing is ambient. */
export interface Context {
  db: Db;
  viewer: Viewer;
  /** The clock; tests move it. */
  now: () => Date;
  limiter: Limiter;
  /** False switches rate limits, waits between posts and newcomers' allowances off (KAWARA_LIMITS=off). */
  limits: boolean;
  /** Site settings with factory values filled in; see core/settings. */
  settings: SiteSettings;
  /** Delivers cache tags: in this process before it resolves, to others soon after. */
  publish: (tags: readonly string[]) => Promise<void> | void;
  wiring: Wiring;
  via: Via;
  /** Address of the client, for limits; '' for the command line. */
  ip: string;
  userAgent: string;
  /** What the page speaks to somebody who has chosen no language; left out where there is no page. */
  locale?: SiteSettings['defaultLocale'];
  requestId: string;
  /** Names this process in the outbox: its own rows were published by itself. */
  processId?: string;
}

/** Settings that reads and commands use; factory values in core/settings/factory.ts. */
export interface SiteSettings {
  siteName: { 'zh-CN': string; 'zh-TW': string; ja: string; en: string };
  defaultLocale: 'zh-CN' | 'zh-TW' | 'ja' | 'en';
  timeZone: string;
  registration: 'open' | 'closed';
  postsPerPage: number;
  threadsPerPage: number;
  titleMin: number;
  titleMax: number;
  bodyMin: number;
  bodyMax: number;
  secondsBetweenPosts: number;
  graceMinutes: number;
  /** Most mails to one member in 24 hours. */
  mailsPerDay: number;
  pointsFormula: string;
  /** Least balance by currency; null = none. */
  pointFloors: { coins: number | null; reputation: number | null; contribution: number | null };
  /** Currencies in which posts may be rated. */
  ratingCurrencies: ('coins' | 'reputation' | 'contribution')[];
  /** Per cent of a transfer that the board keeps. */
  transferTax: number;
  /** Coins that a transfer must leave the sender. */
  transferLeast: number;
  floorNames: string[];
  heatLevels: [number, number, number];
  foundedAt: string;
  announcement: Partial<Record<'zh-CN' | 'zh-TW' | 'ja' | 'en', string>>;
}

/** What a running command writes to, beside its rows. */
export interface Effects {
  tx: Tx;
  context: Context;
  tally: Tally;
  /** Says that something happened; in-transaction handlers run after the command's own work, in order. */
  emit: (event: DomainEvent) => void;
  /** Marks cache tags to purge after the commit. */
  touch: (...tags: string[]) => void;
}

/** The in-transaction half of core/wiring.ts. */
export interface Wiring {
  handle: (event: DomainEvent, effects: Effects) => Promise<void>;
  /** Writes the tally. */
  settle: (effects: Effects) => Promise<void>;
}
