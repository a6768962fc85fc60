/** PRODUCT, "Factory points", in its order. `cap: null` = no cap. */
interface FactoryRule {
  action: string;
  cycle: 'once' | 'daily' | 'unlimited';
  cap: number | null;
  dedupe: 'none' | 'object';
  coins?: number;
  reputation?: number;
  contribution?: number;
  position: number;
}

/** The points rules of a fresh board. What a post earned is taken back when it goes; that needs no rule. */
export const FACTORY_RULES: readonly FactoryRule[] = (
  [
    { action: 'thread', cycle: 'unlimited', cap: null, dedupe: 'none', coins: 2 },
    { action: 'reply', cycle: 'unlimited', cap: null, dedupe: 'none', coins: 1 },
    // A level: level 2 gives twice as much.
    { action: 'digest', cycle: 'unlimited', cap: null, dedupe: 'none', coins: 5, reputation: 1 },
    { action: 'email-verified', cycle: 'once', cap: 1, dedupe: 'none', coins: 10 },
    { action: 'avatar-set', cycle: 'once', cap: 1, dedupe: 'none', coins: 5 },
    { action: 'check-in', cycle: 'daily', cap: 1, dedupe: 'none', coins: 2 },
    // Every seventh day of a streak. Gives nothing until an administrator says how much.
    { action: 'streak', cycle: 'unlimited', cap: null, dedupe: 'object' },
    { action: 'vote', cycle: 'daily', cap: 10, dedupe: 'object', coins: 1 },
    // Followed and collected by the same reader is one: both carry the cause `followed:<thread>:<member>`.
    { action: 'followed', cycle: 'daily', cap: 3, dedupe: 'object', coins: 1 },
    { action: 'report-upheld', cycle: 'daily', cap: 10, dedupe: 'none', contribution: 1 },
    { action: 'report-abuse', cycle: 'unlimited', cap: null, dedupe: 'none', contribution: -1 },
    { action: 'accepted-answer', cycle: 'unlimited', cap: null, dedupe: 'object', reputation: 1 },
  ] as const
).map((rule, position) => ({ ...rule, position }));
