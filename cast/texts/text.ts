import type { CastKey } from '../members';

/** Minutes before the moment of seeding; the board is always a few days old. */
type Ago = number;

export interface DemoReply {
  by: CastKey;
  ago: Ago;
  body: string;
  /** Position of the reply that this one answers, from 0. */
  to?: number;
  likes?: CastKey[];
}

export interface DemoThread {
  board: string;
  by: CastKey;
  ago: Ago;
  title: string;
  body: string;
  lang: 'zh-CN' | 'zh-TW' | 'ja' | 'en';
  tags?: string[];
  kind?: 'article';
  /** What the desk thinks of it. */
  digest?: 1 | 2 | 3;
  sticky?: 1 | 2 | 3;
  isLead?: boolean;
  likes?: CastKey[];
  replies: DemoReply[];
}

export const HOUR = 60;
export const DAY = 24 * HOUR;
