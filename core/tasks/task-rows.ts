import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { row } from '@/db/rows';
import { type Context, Failure, type FieldReason } from '@/core/kernel';
import type { TaskFields } from './task-input';

const COLUMNS: Record<keyof TaskFields, string> = {
  title: 'title',
  description: 'description',
  measure: 'measure',
  target: 'target',
  period: 'period',
  coins: 'coins',
  reputation: 'reputation',
  contribution: 'contribution',
  medalId: 'medal_id',
  fromGroupId: 'from_group_id',
  opensAt: 'opens_at',
  closesAt: 'closes_at',
  isOpen: 'is_open',
  position: 'position',
};

/** SQL: columns and values of what was given, times turned from the site's clock into moments. */
export function columnsOf(fields: Partial<TaskFields>, { settings }: Context): { column: SQL; value: SQL }[] {
  return (Object.keys(COLUMNS) as (keyof TaskFields)[])
    .filter((name) => fields[name] !== undefined)
    .map((name) => ({ column: sql.raw(COLUMNS[name]), value: valueOf(name, fields[name], settings.timeZone) }));
}

function valueOf(name: keyof TaskFields, value: unknown, timeZone: string): SQL {
  if (name === 'title' || name === 'description') return sql`${JSON.stringify(value)}::jsonb`;
  if (name === 'opensAt' || name === 'closesAt') return sql`${value}::timestamp at time zone ${timeZone}`;
  return sql`${value}`;
}

/** @throws Failure `input.unknown_choice` for a medal or a group that is not there */
export async function demandChoices(tx: Tx, { medalId, fromGroupId }: Pick<Partial<TaskFields>, 'medalId' | 'fromGroupId'>): Promise<void> {
  const found = await row<{ medal: boolean; group: boolean }>(
    tx,
    sql`
    select exists (select 1 from medals where id = ${medalId ?? null}::bigint) as medal,
      exists (select 1 from groups where id = ${fromGroupId ?? null}::bigint and kind = 'ladder') as "group"`,
  );
  const fields: Record<string, FieldReason> = {
    ...(medalId && !found!.medal ? { medalId: { reason: 'input.unknown_choice' } } : {}),
    ...(fromGroupId && !found!.group ? { fromGroupId: { reason: 'input.unknown_choice' } } : {}),
  };
  if (Object.keys(fields).length) throw new Failure('input.unknown_choice', {}, fields);
}
