import type { Tx } from '@/db/client';
import type { DomainEvent } from '@/core/kernel';
import type { Consequence, Origin } from './audience-rows';
import { AUDIENCES } from './audiences';
import { takeBack } from './take-back';
import { tell, type TellOptions } from './tell';

/** What a committed command left for later: a row of the outbox. */
export interface Happened {
  id: number;
  actorId: number | null;
  events: DomainEvent[];
  createdAt: Date;
}

/**
 * Writes the notices of one row of the outbox. Whoever deletes the row in the same transaction tells of it exactly once: a crash leaves
 * both or neither. Answers how many notices were told.
 */
export async function tellEvents(tx: Tx, { id, actorId, events, createdAt }: Happened, options: TellOptions): Promise<number> {
  let told = 0;
  for (const [nth, event] of events.entries()) {
    for (const consequence of consequencesOf(event, { key: `event:${id}:${nth}`, actorId })) {
      if (consequence.takeBack) await takeBack(tx, consequence.takeBack, createdAt);
      if (consequence.tell) told += await tell(tx, { ...consequence.tell, at: createdAt }, options);
    }
  }
  return told;
}

/** An event that an older or newer version left behind concerns nobody. */
function consequencesOf({ name, facts }: DomainEvent, origin: Origin): Consequence[] {
  const line = AUDIENCES[name] as ((facts: unknown, origin: Origin) => Consequence[]) | undefined;
  return line?.(facts, origin) ?? [];
}
