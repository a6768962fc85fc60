/** From a refusal to its explanation: the address of `/why`, and the group that would be let through. */
import { type Context, Failure, type FailureFacts, type Reason } from '@/core/kernel';
import { readNeededGroup } from '@/core/rights';
import { locale } from './locale';

interface Refused {
  reason: string;
  facts?: FailureFacts;
}

/** Where a refusal is explained; null for one that has nothing to do with rights. */
export function whyHref(facts: FailureFacts = {}): string | null {
  if (typeof facts.right !== 'string') return null;
  const query = new URLSearchParams({ right: facts.right });
  for (const name of ['board', 'thread', 'post']) if (facts[name]) query.set(name, String(facts[name]));
  return `/why?${query}`;
}

/** The refusal with the name of the group that may, and the points to it. Looked up only where a group refused. */
export async function withNeeds<R extends Refused>(context: Context, refused: R): Promise<R> {
  const { reason, facts = {} } = refused;
  if (reason !== 'group.may_not' || facts.needs || typeof facts.right !== 'string') return refused;
  const board = typeof facts.board === 'string' ? facts.board : undefined;
  const needed = await readNeededGroup(context, context.viewer, { right: facts.right, board });
  if (!needed) return refused;
  const name = needed.group.name[await locale()] ?? Object.values(needed.group.name)[0] ?? '';
  return { ...refused, facts: { ...facts, needs: name, missing: needed.missing } };
}

/** The same for a refusal on its way out. */
export async function toldFully(context: Context, failure: Failure): Promise<Failure> {
  const { reason, facts } = await withNeeds(context, { reason: failure.reason as Reason, facts: failure.facts });
  return facts === failure.facts ? failure : new Failure(reason, facts, failure.fields);
}
