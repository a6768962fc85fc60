/**
 * The files of the embedded database: made once, atomically.
 */
import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PostgresUnavailable } from './binaries';
import type { Launcher } from './launcher';

const isWindows = process.platform === 'win32';

/** The longest path of a socket is 107 bytes, on some systems 103. */
const LONGEST_SOCKET_PATH = 100;

/** Where things lie in a data folder. */
export function places(dataDir: string) {
  return { cluster: join(dataDir, 'postgres'), log: join(dataDir, 'postgres.log'), password: join(dataDir, 'postgres.password') };
}

/**
 * Makes the cluster if there is none: in a folder beside it that gets its name at the end, so that one which was
 * killed half way, or two at once, leave no half cluster.
 */
export async function ensureCluster(options: { dataDir: string; bin: string; launcher: Launcher }): Promise<void> {
  const { dataDir, bin, launcher } = options;
  const { cluster, password } = places(dataDir);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (existsSync(join(cluster, 'PG_VERSION'))) return demandVersion(cluster);
  const draft = mkdtempSync(join(dataDir, 'postgres-new-'));
  chmodSync(draft, 0o700);
  launcher.own(draft);
  try {
    const auth = isWindows ? ['--auth=scram-sha-256', `--pwfile=${keptPassword(password)}`] : ['--auth=trust'];
    // The built-in provider sorts by code point and is the same on every system; libc's C.UTF-8 is not to be had on all.
    const locale = ['-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const [program, args] = launcher.command(join(bin, 'initdb'), ['-D', draft, '-U', 'postgres', ...auth, ...locale, '--no-instructions']);
    await promisify(execFile)(program, args, launcher.options);
    renameSync(draft, cluster);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (existsSync(join(cluster, 'PG_VERSION'))) return;
    throw new PostgresUnavailable(`The embedded database could not be made: ${lastLine(error)}`);
  }
}

function demandVersion(cluster: string): void {
  const version = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (version !== '18')
    throw new PostgresUnavailable(
      `The data folder holds a PostgreSQL ${version} cluster, and the embedded one is 18: restore a backup into a new data folder.`,
    );
}

function lastLine(error: unknown): string {
  const { stderr, message } = error as { stderr?: string; message: string };
  return (stderr?.trim() || message).split('\n').at(-1) ?? '';
}

/** The password for TCP on loopback (Windows has no sockets in folders of one's own); made at first use. */
export function keptPassword(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' });
  return file;
}

/** A folder of mode 0700 for the socket, whose path is short enough; makes it. */
export function socketFolder(dataDir: string, launcher: Launcher): string {
  const near = join(dataDir, 'run');
  const folder =
    Buffer.byteLength(join(near, '.s.PGSQL.5432')) < LONGEST_SOCKET_PATH
      ? near
      : join(tmpdir(), `kawara-${process.getuid?.() ?? 0}-${hash(dataDir)}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = lstatSync(folder);
  // In /tmp somebody else may have made a folder or a link of that name first.
  if (!found.isDirectory() || (launcher.options.uid === undefined && found.uid !== process.getuid?.())) {
    throw new PostgresUnavailable(`The folder ${folder} for the database's socket belongs to somebody else.`);
  }
  chmodSync(folder, 0o700);
  launcher.own(folder);
  return folder;
}

const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);
