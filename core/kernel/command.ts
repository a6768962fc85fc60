import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Tx } from '@/db/client';
import { change, row, together } from '@/db/rows';
import type { Context, Effects, Rate } from './context';
import type { DomainEvent } from './events';
import { demand, Failure, type Verdict } from './failure';
import { readStanding, standsAlike } from './standing';
import { tell } from './outbox';
import { Tally } from './tally';
import { touch } from './touch';
import { validate } from './validate';
import { isMember, type Viewer } from './viewer';

/** One write. The type makes `ability` mandatory: an unguarded write does not compile. */
export interface Command<I, F, R, P = undefined> {
  /** verb-noun. */
  name: string;
  input: z.ZodType<I>;
  /** Rights that need neither input nor row, asked before the input is looked at: whoever may not is told that, not what they wrote wrong. */
  first?: (viewer: Viewer) => Verdict;
  /** Requests a member (or, for guests, an address) may make. */
  limit?: Rate;
  /**
   * Work that needs no row: checks by the settings, rendering, hashing. Done before the transaction opens, so that row locks are short.
   * @throws Failure
   */
  prepare?: (input: I, context: Context) => P | Promise<P>;
  /** Loads what the policy needs, inside the transaction, with row locks where figures move. */
  facts: (tx: Tx, input: I, context: Context, prepared: P) => Promise<F>;
  ability: (facts: F, input: I, context: Context, prepared: P) => Verdict;
  run: (effects: Effects, facts: F, input: I, prepared: P) => Promise<R>;
  /** Adds to the answer what the handlers of its events caused, e.g. points earned. */
  finish?: (result: R, effects: Effects) => R;
}

/** Names a write. See HOUSE "The one mechanism for writing". */
export function command<I, F, R, P = undefined>(definition: Command<I, F, R, P>): Command<I, F, R, P> {
  return definition;
}

export interface Executed<R> {
  result: R;
  /** True when the repeat key had been used before: the first answer is given again. */
  repeated: boolean;
}

/**
 * Runs a command: first rights, validate, limit, prepare, transact (repeat key, facts, ability, run, handlers, tally, outbox), commit, invalidate.
 * @throws Failure for every expected refusal.
 */
export async function execute<I, F, R, P>(
  context: Context,
  order: Command<I, F, R, P>,
  raw: unknown,
  options: { repeatKey?: string } = {},
): Promise<Executed<R>> {
  if (order.first) demand(order.first(context.viewer));
  const input = validate(order.input, raw);
  const touches = new Set<string>();
  const repeat =
    options.repeatKey && isMember(context.viewer) ? { key: options.repeatKey, fingerprint: fingerprintOf(order.name, input) } : undefined;
  const known = repeat && (await earlier<R>(context.db, context.viewer.id, repeat));
  if (known) return known;
  await limit(context, order);
  const prepared = (await order.prepare?.(input, context)) as P;
  // Who acts, as they are found to stand under the transaction's locks.
  let acting = context;
  const executed = await retrying(
    () => context.db.transaction((tx) => attempt(tx, acting, order, { input, prepared, repeat, touches })),
    (viewer) => void (acting = { ...acting, viewer }),
  );
  if (touches.size) await context.publish([...touches]);
  return executed;
}

interface Attempt<I, P> {
  input: I;
  prepared: P;
  repeat: Repeat | undefined;
  touches: Set<string>;
}

/** One transaction of a command. @throws Overtaken when the member stands otherwise by now than when they were resolved. */
async function attempt<I, F, R, P>(
  tx: Tx,
  context: Context,
  order: Command<I, F, R, P>,
  { input, prepared, repeat, touches }: Attempt<I, P>,
): Promise<Executed<R>> {
  touches.clear();
  const [claimed, found] = await together(tx, () => [
    repeat ? claim(tx, context, order.name, repeat) : Promise.resolve(true),
    settled(order.facts(tx, input, context, prepared)),
  ]);
  // Waited for the other transaction with this key: it has committed by now.
  if (!claimed) return (await earlier<R>(tx, context.viewer.id, repeat!)) ?? refuseRepeat();
  if ('thrown' in found) throw found.thrown;
  const facts = found.value;
  demand(order.ability(facts, input, context, prepared));
  const events: DomainEvent[] = [];
  const effects: Effects = {
    tx,
    context,
    tally: new Tally(),
    emit: (event) => events.push(event),
    touch: (...tags) => tags.forEach((tag) => touches.add(tag)),
  };
  // Asked for once the locks are held, on the way on which the command's own rows travel: it costs no way of its own.
  const [, own] = await together(tx, () => [sameStanding(tx, context), order.run(effects, facts, input, prepared)]);
  for (let at = 0; at < events.length; at += 1) await context.wiring.handle(events[at]!, effects);
  const result = order.finish ? order.finish(own, effects) : own;
  // Figures show on the pages of whom they are about.
  for (const id of effects.tally.members.keys()) touches.add(touch.member(id));
  // The hot rows come last of all: whoever waits for them waits for little more than the commit.
  const [, told] = await together(tx, () => [
    repeat ? remember(tx, context, repeat, result) : Promise.resolve(0),
    tell(tx, context, order.name, { events, touches }),
    context.wiring.settle(effects),
  ]);
  if (events.length + touches.size > told.size) await tell(tx, context, order.name, { events: events.slice(told.events), touches });
  return { result, repeated: false };
}

/** A ban, another group or a lost board since the viewer was resolved: the command is judged anew by what they are now. */
class Overtaken extends Error {
  constructor(readonly viewer: Viewer) {
    super('the member stands otherwise by now');
  }
}

/** Asked of people. Seeds, imports and jobs write in the name of whoever once wrote, whatever became of them since. */
async function sameStanding(tx: Tx, { viewer, via, now }: Context): Promise<void> {
  if (!isMember(viewer) || (via !== 'form' && via !== 'api')) return;
  const standing = await readStanding(tx, viewer.id, now());
  if (!standing) throw new Failure('session.required');
  if (!standsAlike(viewer, standing)) throw new Overtaken(standing);
}

interface Repeat {
  key: string;
  /** SHA-256 of command and input. */
  fingerprint: Buffer;
}

/** Puts a repeat key down as one's own; false where it is taken. */
async function claim(tx: Tx, context: Context, command: string, { key, fingerprint }: Repeat): Promise<boolean> {
  const made = await change(
    tx,
    sql`
    insert into repeat_keys (member_id, key, command, fingerprint, created_at)
    values (${context.viewer.id}::bigint, ${key}, ${command}, ${fingerprint}::bytea, ${context.now()}::timestamptz) on conflict do nothing`,
  );
  return made > 0;
}

/** Keeps the answer under its repeat key. */
const remember = (tx: Tx, context: Context, { key }: Repeat, result: unknown): Promise<number> =>
  change(
    tx,
    sql`update repeat_keys set result = ${JSON.stringify(result ?? null)}::jsonb where member_id = ${context.viewer.id}::bigint and key = ${key}`,
  );

/** A refusal by the facts counts only once the repeat key is known to be new. */
const settled = <T>(work: Promise<T>): Promise<{ value: T } | { thrown: unknown }> =>
  work.then(
    (value) => ({ value }),
    (thrown: unknown) => ({ thrown }),
  );

/**
 * Runs again what PostgreSQL ended to break a deadlock or a serialization cycle, and what somebody's new standing overtook: nothing
 * of it was kept.
 */
async function retrying<T>(work: () => Promise<T>, overtaken: (viewer: Viewer) => void, tries = 4): Promise<T> {
  for (let turn = 1; ; turn += 1) {
    try {
      return await work();
    } catch (error) {
      if (turn >= tries) throw error instanceof Overtaken ? new Failure('unavailable.other') : error;
      if (error instanceof Overtaken) overtaken(error.viewer);
      else if (!isTransient(error)) throw error;
    }
  }
}

/** What was taken away while it was being entered: whoever looks again finds what is there instead. */
const PASSING = ['members_group_id_groups_id_fk', 'tasks_from_group_id_groups_id_fk'];

/** drizzle wraps the driver's error, so the code may lie one `cause` deeper. */
function isTransient(error: unknown): boolean {
  const { code, constraint, cause } = (error ?? {}) as { code?: unknown; constraint?: unknown; cause?: unknown };
  if (code === '40P01' || code === '40001' || (code === '23503' && PASSING.includes(String(constraint)))) return true;
  return cause !== undefined && isTransient(cause);
}

function refuseRepeat(): never {
  throw new Failure('unavailable.other');
}

async function limit(context: Context, order: { name: string; limit?: Rate }): Promise<void> {
  if (!order.limit || !context.limits || context.via === 'cli' || context.via === 'import') return;
  const subject = isMember(context.viewer) ? `m${context.viewer.id}` : `ip${context.ip}`;
  const { ok, retryAfter } = await context.limiter.take(`${order.name}:${subject}`, order.limit);
  if (!ok) throw new Failure('limit.rate', { seconds: Math.max(1, Math.ceil(retryAfter)) });
}

async function earlier<R>(db: Tx | Context['db'], memberId: number, repeat: Repeat): Promise<Executed<R> | undefined> {
  const found = await row<{ fingerprint: Buffer; result: unknown }>(
    db,
    sql`select fingerprint, result from repeat_keys where member_id = ${memberId}::bigint and key = ${repeat.key}`,
  );
  if (!found) return undefined;
  if (!found.fingerprint.equals(repeat.fingerprint)) throw new Failure('repeat.other_text');
  return { result: found.result as R, repeated: true };
}

function fingerprintOf(name: string, input: unknown): Buffer {
  return createHash('sha256')
    .update(`${name}\n${JSON.stringify(input)}`)
    .digest();
}
