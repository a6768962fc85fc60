import { accessSync, constants, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { recompute } from '@/core/points';
import { recount } from '@/core/stats';
import { systemContext } from '@/jobs/system-context';
import type { System } from '@/platform/system';
import { cliCommand } from '../command';
import { withSystem } from '../with-system';

interface Finding {
  ok: boolean;
  what: string;
}

/** Below this, writes will soon fail. */
const LEAST_FREE_BYTES = 500_000_000;

export const doctorCommand = cliCommand({
  summary: 'Looks whether all is well: data folder, secrets, database, figures. Ends with 1 if something is not.',
  run: async () => {
    const findings = await withSystem(async (system) => [
      ...folder(system),
      ...(await database(system)),
      ...(await figures(system)),
      ...(await setUp(system)),
    ]);
    for (const { ok, what } of findings) process.stdout.write(`${ok ? 'ok   ' : 'FAULT'} ${what}\n`);
    return findings.every(({ ok }) => ok) ? 0 : 1;
  },
});

function folder({ env }: System): Finding[] {
  const free = statfsSync(env.dataDir);
  const bytes = free.bavail * free.bsize;
  const secrets = statSync(join(env.dataDir, 'secrets.json'), { throwIfNoEntry: false });
  return [
    { ok: isWritable(env.dataDir), what: `data folder ${env.dataDir} can be written` },
    { ok: bytes > LEAST_FREE_BYTES, what: `${Math.round(bytes / 1e6)} MB free there` },
    { ok: !secrets || process.platform === 'win32' || (secrets.mode & 0o077) === 0, what: 'secrets are readable for their owner only' },
  ];
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

async function database({ db, env }: System): Promise<Finding[]> {
  const { rows } = await db.pool.query<{ version: number; encoding: string; fsync: string; size: string }>(
    `SELECT current_setting('server_version_num')::int AS version, current_setting('server_encoding') AS encoding,
       current_setting('fsync') AS fsync, pg_size_pretty(pg_database_size(current_database())) AS size`,
  );
  const { version, encoding, fsync, size } = rows[0]!;
  return [
    {
      ok: version >= 150_000,
      what: `${env.databaseUrl ? 'your' : 'embedded'} PostgreSQL ${Math.floor(version / 10_000)} (15 or newer is needed), ${size}`,
    },
    { ok: encoding === 'UTF8', what: `its encoding is ${encoding} (UTF8 is needed)` },
    { ok: fsync === 'on', what: `it waits for the disk (fsync ${fsync})` },
  ];
}

/** The figures that pages show, against a recount, and balances against the ledger. */
async function figures(system: System): Promise<Finding[]> {
  const context = await systemContext(system, 'cli');
  const { differences } = await recount(context);
  const points = await recompute(context, { mend: false });
  return [
    { ok: differences === 0, what: `stored figures: ${differences} differ from a recount` },
    { ok: points.length === 0, what: `points and groups: ${points.length} differ from the ledger` },
  ];
}

async function setUp({ db, env }: System): Promise<Finding[]> {
  const { rows } = await db.pool.query<{ count: string }>(
    `SELECT count(*) FROM members m JOIN groups g ON g.id = m.group_id JOIN accounts a ON a.member_id = m.id WHERE g.key = 'administrator' AND m.deleted_at IS NULL`,
  );
  const administrators = Number(rows[0]?.count);
  return [
    {
      ok: administrators > 0,
      what: administrators
        ? `${administrators} administrator(s)`
        : 'nobody is administrator: start the board and open the set-up link, or use kawara member create --group administrator',
    },
    { ok: env.urlIsSet || !env.databaseUrl, what: `links begin with ${env.url}${env.urlIsSet ? '' : ' (KAWARA_URL is not set)'}` },
  ];
}
