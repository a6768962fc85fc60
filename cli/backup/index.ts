/**
 * A whole board in one checked file, and back: database as of one moment, uploads, secrets. Made while the board runs;
 * restored into an empty board that does not.
 */
import type { System } from '@/platform/system';
import { migrate } from '@/db/migrate';
import { type BackupLine, BadBackup, readBackup, writeBackup } from './backup-file';
import { dumpDatabase } from './dump-database';
import { dumpFiles, loadFile } from './files';
import { loadDatabase } from './load-database';
import { levelOf, rebuildAt } from './schema-level';

export { BadBackup } from './backup-file';

/** What of the system a backup needs. */
type Board = Pick<System, 'db' | 'clock'> & { env: Pick<System['env'], 'dataDir'> };

export interface BackupSum {
  rows: number;
  files: number;
}

interface Head {
  version: 1;
  level: number;
  at: string;
}

/** Backs the board up into `file`. Answers how much it holds. */
export async function backUp({ db, env, clock }: Board, file: string): Promise<BackupSum> {
  const sum: BackupSum = { rows: 0, files: 0 };
  await writeBackup(file, async (put) => {
    const head: Head = { version: 1, level: await levelOf(db), at: clock.now().toISOString() };
    await put({ kind: 'head', name: 'kawara', payload: JSON.stringify(head) });
    sum.rows = (await dumpDatabase(db, put)).rows;
    sum.files = await dumpFiles(env.dataDir, put);
  });
  return sum;
}

/**
 * Restores `file`. The file is proven whole before anything is changed.
 * @throws BadBackup where it is not, or the board is not empty
 */
export async function restore({ db, env }: Board, file: string): Promise<BackupSum> {
  const head = await prove(file);
  await demandEmpty(db);
  const level = await levelOf(db);
  if (head.level > level) throw new BadBackup('the backup was made by a newer version of Kawara: install that version first');
  if (head.level < level) await rebuildAt(db, head.level);
  let files = 0;
  const rows = await loadDatabase(
    db,
    withFiles(readBackup(file), (line) => {
      loadFile(env.dataDir, line);
      if (line.kind === 'file') files += 1;
    }),
  );
  await migrate(db.connection);
  return { rows, files };
}

async function prove(file: string): Promise<Head> {
  let head: Head | undefined;
  for await (const { kind, name, payload } of readBackup(file)) {
    if (!head && (kind !== 'head' || name !== 'kawara')) throw new BadBackup(`${file} is not a backup of Kawara`);
    if (kind === 'head') head = JSON.parse(payload) as Head;
  }
  if (head?.version !== 1) throw new BadBackup(`${file} is a backup of a kind that is unknown here`);
  return head;
}

async function demandEmpty({ pool }: System['db']): Promise<void> {
  const { rows } = await pool.query<{ empty: boolean }>(
    'SELECT NOT EXISTS (SELECT FROM members) AND NOT EXISTS (SELECT FROM boards) AS empty',
  );
  if (!rows[0]?.empty) throw new BadBackup('this board is not empty: restore into a new data folder (KAWARA_DATA) or an empty database');
}

async function* withFiles(lines: AsyncIterable<BackupLine>, load: (line: BackupLine) => void): AsyncGenerator<BackupLine> {
  for await (const line of lines) {
    load(line);
    yield line;
  }
}
