import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { change } from '@/db/rows';
import type { Context } from './context';
import type { DomainEvent } from './events';

/** Events of one outbox row. */
const PORTION = 1_000;

/** Writes the outbox row, or several; answers how much it told. */
export async function tell(
  tx: Tx,
  context: Context,
  name: string,
  { events, touches }: { events: DomainEvent[]; touches: Set<string> },
): Promise<{ events: number; size: number }> {
  const size = events.length + touches.size;
  // Whoever works through the outbox holds a row's events at once: a change that moved everybody is told in portions.
  for (let from = 0; from === 0 ? size > 0 : from < events.length; from += PORTION) {
    const [portion, purged] = [events.slice(from, from + PORTION), from === 0 ? [...touches] : []];
    await change(
      tx,
      sql`
      insert into outbox (command, actor_id, events, touches, process, created_at)
      values (${name}, ${context.viewer.id || null}::bigint, ${forOutbox(portion)}::jsonb, ${sql.param(purged)}::text[], ${context.processId ?? ''}, ${context.now()}::timestamptz)`,
    );
  }
  return { events: events.length, size };
}

/** Events as the worker gets them: a post's text stays out, since the post has it. */
function forOutbox(events: DomainEvent[]): string {
  return JSON.stringify(events, (name, value: unknown) => (name === 'body' ? undefined : value));
}
