/**
 * How to run PostgreSQL's programs, which refuse to run as root.
 */
import { spawnSync, type SpawnOptions } from 'node:child_process';
import { chownSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PostgresUnavailable } from './binaries';

export interface Launcher {
  /** The command line that runs `program` with `args`. */
  command(program: string, args: string[]): [string, string[]];
  options: Pick<SpawnOptions, 'uid' | 'gid'>;
  /** Hands a folder and what is in it to the user that the programs run as. */
  own(folder: string): void;
}

const plain: Launcher = { command: (program, args) => [program, args], options: {}, own: () => {} };

/**
 * A user namespace in which root goes by another number: files stay root's, also below a home of mode 0700.
 * `unshare` replaces itself by the program, so that the process id is the program's own.
 */
const renamed: Launcher = {
  ...plain,
  command: (program, args) => ['unshare', ['--user', '--map-user=1000', '--map-group=1000', '--', program, ...args]],
};

/**
 * The way that works on this machine.
 * @throws PostgresUnavailable for root where neither a user namespace nor the user nobody can be had.
 */
export function findLauncher(postgres: string): Launcher {
  if (process.getuid?.() !== 0) return plain;
  const candidates = [renamed, asNobody()].filter((launcher) => launcher !== undefined);
  const found = candidates.find((launcher) => runs(launcher, postgres));
  if (!found) throw new PostgresUnavailable('PostgreSQL refuses to run as root, and here it cannot run as another user.');
  return found;
}

function runs(launcher: Launcher, postgres: string): boolean {
  const [program, args] = launcher.command(postgres, ['--version']);
  return spawnSync(program, args, { ...launcher.options, stdio: 'ignore' }).status === 0;
}

/** The user nobody; the data folder is handed over and must be reachable for it. */
export function asNobody(): Launcher | undefined {
  const id = (flag: string) => Number(spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout?.trim() || Number.NaN);
  const [uid, gid] = [id('-u'), id('-g')];
  if (!Number.isInteger(uid) || !Number.isInteger(gid)) return undefined;
  const own = (folder: string) => {
    chownSync(folder, uid, gid);
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) own(path);
      else if (entry.isFile()) chownSync(path, uid, gid);
    }
  };
  return { command: plain.command, options: { uid, gid }, own };
}
