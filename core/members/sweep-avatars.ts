import { sql } from 'drizzle-orm';
import { row, rows } from '@/db/rows';
import type { Context } from '@/core/kernel';

/** A picture that was stored a moment ago may not be named yet. */
const YOUNG_MS = 86_400_000;

interface Files {
  list(folder: string): Promise<{ name: string; changedAt: Date }[]>;
  remove(name: string): Promise<void>;
}

/** Removes the pictures that no member shows any more. Answers how many files went. */
export async function sweepAvatars({ db, now }: Pick<Context, 'db' | 'now'>, files: Files): Promise<number> {
  const old = (await files.list('avatars')).filter(({ changedAt }) => now().getTime() - changedAt.getTime() > YOUNG_MS);
  const hashes = [...new Set(old.map(({ name }) => hashOf(name)))];
  const shown = await rows<{ avatar: string }>(
    db,
    sql`select distinct avatar from members where avatar = any (${sql.param(hashes)}::text[])`,
  );
  const kept = new Set(shown.map(({ avatar }) => avatar));
  const gone = old.filter(({ name }) => !kept.has(hashOf(name)));
  // Looked at once more: somebody may have chosen the same picture meanwhile.
  let removed = 0;
  for (const { name } of gone) {
    if (await isShown(db, hashOf(name))) continue;
    await files.remove(name);
    removed += 1;
  }
  return removed;
}

const isShown = async (db: Context['db'], hash: string): Promise<boolean> =>
  (await row(db, sql`select 1 from members where avatar = ${hash} limit 1`)) !== undefined;

/** What has another name is no picture: somebody died while writing it, and no member ever shows it. */
const hashOf = (name: string): string => /^avatars\/([0-9a-f]+)-\d+\.webp$/.exec(name)?.[1] ?? name;
