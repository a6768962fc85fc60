import type { SQL } from 'drizzle-orm';
import type { Context } from './context';

/** One read. `visible` says in SQL what the viewer may see; what one may not see is not found. */
export interface Query<I, R> {
  /** read-/find-noun. */
  name: string;
  /** The predicate that `run` must put into its WHERE; `null` = open to everybody, and says so. */
  visible: ((context: Context) => SQL) | null;
  run: (context: Context, input: I) => Promise<R>;
}

/** Names a read. */
export function query<I, R>(definition: Query<I, R>): Query<I, R> {
  return definition;
}

/** Runs a read. */
export function ask<I, R>(context: Context, question: Query<I, R>, input: I): Promise<R> {
  return question.run(context, input);
}
