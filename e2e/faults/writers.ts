/** Writers that reply over the API with idempotency keys, and go on with the same key until each reply is acknowledged. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Acknowledged {
  thread: number;
  id: number;
  floor: number;
  mark: string;
}

export interface Writers {
  acknowledged: Acknowledged[];
  /** Replies that were answered 5xx other than 503. */
  broken: string[];
  /** Ends the writers; those in the middle of a reply finish it. */
  finish: () => Promise<void>;
}

export function startWriters(url: string, tokens: string[], threads: number[]): Writers {
  let on = true;
  const writers: Writers = { acknowledged: [], broken: [], finish: async () => undefined };
  const crowd = Promise.all(
    tokens.map(async (token, at) => {
      for (let n = 0; on; n += 1) {
        const thread = threads[(at + n) % threads.length]!;
        const mark = `mark-${randomUUID()}`;
        const key = randomUUID();
        const answer = await untilTaken(url, token, thread, mark, key, writers);
        writers.acknowledged.push({ thread, mark, ...answer });
      }
    }),
  );
  writers.finish = async () => {
    on = false;
    await crowd;
  };
  return writers;
}

async function untilTaken(
  url: string,
  token: string,
  thread: number,
  mark: string,
  key: string,
  writers: Writers,
): Promise<{ id: number; floor: number }> {
  for (;;) {
    try {
      const answer = await fetch(`${url}/api/v1/threads/${thread}/posts`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify({ body: `一行 ${mark}` }),
        signal: AbortSignal.timeout(15_000),
      });
      const text = await answer.text();
      if (answer.status === 201 || answer.status === 200) return JSON.parse(text) as { id: number; floor: number };
      if (answer.status !== 503) writers.broken.push(`${answer.status} ${text.slice(0, 200)}`);
    } catch {
      // Cut off by the kill: the same key again.
    }
    await sleep(50);
  }
}

interface PostJson {
  id: number;
  floor: number;
  body: string;
}

/** All posts of a thread, over the API's cursor pages. */
export async function postsOf(url: string, thread: number): Promise<PostJson[]> {
  const items: PostJson[] = [];
  let next: string | null = `/api/v1/threads/${thread}/posts`;
  while (next) {
    const answer: Response = await fetch(new URL(next, url));
    const page = (await answer.json()) as { items: PostJson[]; next: string | null };
    items.push(...page.items);
    next =
      page.next === null
        ? null
        : /^(?:[/?]|https?:)/.test(page.next)
          ? page.next
          : `/api/v1/threads/${thread}/posts?cursor=${encodeURIComponent(page.next)}`;
  }
  return items;
}
