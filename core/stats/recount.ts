import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { change, rows } from '@/db/rows';
import { type Context, touch } from '@/core/kernel';
import { type Figures, FIGURES } from './figures';

export interface RecountResult {
  /** Rows whose stored figures are not what a recount finds. */
  differences: number;
  /** The first of them, for the log. */
  lines: { table: string; id: number; stored: Record<string, unknown>; counted: Record<string, unknown> }[];
}

const MOST_LINES = 100;

/**
 * Counts every stored figure of threads, boards, members and tags anew, over one snapshot: since a figure changes in the
 * transaction of its cause, it must agree at any moment, under load too. `mend` writes what it found; writers wait meanwhile.
 * Balances and totals are the ledger's: `points recompute`.
 */
export async function recount(context: Pick<Context, 'db' | 'publish'>, { mend = false }: { mend?: boolean } = {}): Promise<RecountResult> {
  const result: RecountResult = { differences: 0, lines: [] };
  await context.db.transaction(
    async (tx) => {
      // A big board takes longer to count than a page may take.
      await tx.execute(sql`set local statement_timeout = 0`);
      // Before the first query, so that the snapshot is taken under the lock.
      if (mend)
        await tx.execute(
          sql`lock table posts, threads, boards, members, tags, likes, follows, thread_watches, board_watches, tag_follows in share row exclusive mode`,
        );
      for (const figures of FIGURES) await compare(tx, figures, mend, result);
    },
    { isolationLevel: 'repeatable read' },
  );
  if (mend && result.differences > 0) await context.publish([touch.lists(), touch.boards(), ...tagsOf(result)]);
  return result;
}

async function compare(tx: Tx, { table, columns, counted }: Figures, mend: boolean, result: RecountResult): Promise<void> {
  const list = (alias: string): SQL => sql.raw(columns.map((column) => `${alias}.${column}`).join(', '));
  const object = (alias: string): SQL =>
    sql.raw(`jsonb_build_object(${columns.map((column) => `'${column}', ${alias}.${column}`).join(', ')})`);
  const differs = sql`row(${list('x')}) is distinct from row(${list('c')})`;
  const name = sql.raw(table);
  const found = await rows<RecountResult['lines'][number] & { total: number }>(
    tx,
    sql`
    select ${table}::text as table, x.id, ${object('x')} as stored, ${object('c')} as counted, count(*) over () as total
    from ${name} x join (${counted}) c on c.id = x.id where ${differs} order by x.id limit ${MOST_LINES}::int`,
    { once: true },
  );
  if (!found.length) return;
  result.differences += found[0]!.total;
  result.lines.push(...found.map(({ total: _total, ...line }) => line).slice(0, MOST_LINES - result.lines.length));
  if (!mend) return;
  const set = sql.raw(columns.map((column) => `${column} = c.${column}`).join(', '));
  await change(tx, sql`update ${name} x set ${set} from (${counted}) c where c.id = x.id and ${differs}`);
}

function tagsOf({ lines }: RecountResult): string[] {
  return lines.flatMap(({ table, id }) =>
    table === 'threads' ? [touch.thread(id)] : table === 'boards' ? [touch.board(id)] : table === 'members' ? [touch.member(id)] : [],
  );
}
