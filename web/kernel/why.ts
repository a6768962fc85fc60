/** From a refusal to its explanation: the address of `/why`, and the group that would be let through. */
import { type Context, Failure, type FailureFacts, type Reason } from '@/core/kernel';
import { readGroups } from '@/core/groups';
import { readNeededGroup } from '@/core/rights';
import { type Missing, missing } from './answer';
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
  const needs = refused.reason === 'task.group' ? await namedGroup(context, refused) : await neededGroup(context, refused);
  return needs ? { ...refused, facts: { ...refused.facts, ...needs } } : refused;
}

async function neededGroup(context: Context, { reason, facts = {} }: Refused): Promise<FailureFacts | null> {
  if (reason !== 'group.may_not' || facts.needs || typeof facts.right !== 'string') return null;
  const board = typeof facts.board === 'string' ? facts.board : undefined;
  const needed = await readNeededGroup(context, context.viewer, { right: facts.right, board });
  return needed && { needs: await nameOf(needed.group), missing: needed.missing };
}

/** What the refusal says of a group, in the reader's language. */
async function namedGroup({ db }: Context, { facts = {} }: Refused): Promise<FailureFacts | null> {
  const group = (await readGroups(db)).find(({ badge }) => badge.key === facts.group);
  return group ? { needs: await nameOf(group.badge) } : null;
}

const nameOf = async ({ name }: { name: Partial<Record<string, string>> }): Promise<string> =>
  name[await locale()] ?? Object.values(name)[0] ?? '';

/** A page that cannot be shown, told by which rule, which group would be let through, and where it is explained. */
export async function refusedPage(context: Context, refused: Refused): Promise<Missing> {
  return missing(refused.reason as Reason, (await withNeeds(context, refused)).facts);
}

/** The same for a refusal on its way out. */
export async function toldFully(context: Context, failure: Failure): Promise<Failure> {
  const { reason, facts } = await withNeeds(context, { reason: failure.reason as Reason, facts: failure.facts });
  return facts === failure.facts ? failure : new Failure(reason, facts, failure.fields);
}
