/** How a large board is spread: few busy boards, few busy threads, few busy people. Pure and the same for the same seed. */
import type { Chance } from '../chance';

export interface PlannedThread {
  /** Place in the list of boards. */
  board: number;
  /** Posts, the first one too. */
  posts: number;
  createdAt: Date;
}

export interface Plan {
  people: number;
  threads: PlannedThread[];
}

const YEAR_MS = 365 * 86_400_000;
/** Share of all posts in the longest thread. */
const LONGEST_SHARE = 0.05;
const LONGEST = 20_000;

/** Spreads `posts` over `threads`, by a power law, over the three years before `now`. */
export function planBoard({
  threads,
  posts,
  boards,
  now,
  chance,
}: {
  threads: number;
  posts: number;
  boards: number;
  now: Date;
  chance: Chance;
}): Plan {
  const sizes = sizesOf(threads, Math.max(posts, threads), chance);
  const step = (3 * YEAR_MS) / threads;
  return {
    people: Math.min(32_000, Math.max(30, Math.round(posts / 40))),
    threads: sizes.map((size, at) => ({
      board: chance.skewed(boards),
      posts: size,
      createdAt: new Date(now.getTime() - 3 * YEAR_MS + Math.floor((at + chance.number() * 0.9) * step)),
    })),
  };
}

/** Numbers of posts that sum to `posts` exactly: one very long thread, a long tail of short ones, in random order. */
function sizesOf(threads: number, posts: number, chance: Chance): number[] {
  const weights = Array.from({ length: threads }, (_, rank) => 1 / (rank + 3) ** 0.85);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const spare = posts - threads;
  const longest = threads > 1 ? Math.min(LONGEST, Math.floor(spare * LONGEST_SHARE)) : spare;
  const sizes = weights.map((weight) => 1 + Math.floor(((spare - longest) * weight) / total));
  sizes[0]! += longest;
  for (let left = posts - sizes.reduce((sum, size) => sum + size, 0), at = 0; left > 0; left -= 1, at = (at + 1) % threads) sizes[at]! += 1;
  for (let at = threads - 1; at > 0; at -= 1) {
    const other = chance.below(at + 1);
    [sizes[at], sizes[other]] = [sizes[other]!, sizes[at]!];
  }
  return sizes;
}
