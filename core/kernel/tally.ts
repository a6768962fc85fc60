/**
 * Changes of stored figures, gathered while a command runs and written at its end in one order (members by id, then boards by id),
 * so that hot rows are locked last and no two commands lock them crosswise.
 */
export interface MemberFigures {
  posts?: number;
  threads?: number;
  digests?: number;
  followers?: number;
  following?: number;
  likesReceived?: number;
  coins?: number;
  reputation?: number;
  contribution?: number;
  /** Sets `last_posted_at`. */
  posted?: boolean;
  /** What moved the balances last; a shortfall names it. */
  cause?: string;
}
export interface BoardFigures {
  threads?: number;
  posts?: number;
  followers?: number;
  /** Newest thread and time of the board. */
  last?: { threadId: number; at: Date };
  /** The last thread has gone: look it up again. */
  relast?: boolean;
}

/** What the points engine gave, or why it held something back; pages name the rule in their toast. */
export interface AwardNote {
  /** Action of the rule, e.g. `reply`. */
  action: string;
  memberId: number;
  amounts: { coins?: number; reputation?: number; contribution?: number };
  /** `cap`: the cycle's cap is reached. `repeat`: this object or member has counted before. Null: it was given. */
  held: 'cap' | 'repeat' | null;
  /** The rule's cap and cycle, for the words of one that held. */
  cap?: number | null;
  cycle?: 'once' | 'hourly' | 'daily' | 'minutes' | 'unlimited';
}

export class Tally {
  readonly members = new Map<number, MemberFigures>();
  readonly boards = new Map<number, BoardFigures>();
  /** In the order in which the engine was asked. */
  readonly awards: AwardNote[] = [];

  member(id: number, change: MemberFigures): void {
    this.members.set(id, sum(this.members.get(id) ?? {}, change));
  }
  board(id: number, change: BoardFigures): void {
    this.boards.set(id, sum(this.boards.get(id) ?? {}, change));
  }
}

function sum<T extends object>(left: T, right: T): T {
  const total = { ...left } as Record<string, unknown>;
  for (const [name, value] of Object.entries(right)) {
    total[name] = typeof value === 'number' ? ((total[name] as number | undefined) ?? 0) + value : value;
  }
  return total as T;
}
