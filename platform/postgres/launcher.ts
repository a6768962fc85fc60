/**
 * How to run PostgreSQL's programs, which refuse to run as root.
 */
import { spawnSync, type SpawnOptions } from 'node:child_process';
import { chmodSync, chownSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
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
 * The way that works on this machine; a cluster that belongs to another user already is run as that user.
 * @throws PostgresUnavailable for root where neither a user namespace nor another user can be had.
 */
export function findLauncher(postgres: string, cluster: string): Launcher {
  if (process.getuid?.() !== 0) return plain;
  const owner = statSync(cluster, { throwIfNoEntry: false });
  const candidates = owner && owner.uid !== 0 ? [asUser(owner.uid, owner.gid)] : [renamed, asNobody()];
  const found = candidates.find((launcher) => launcher && runs(launcher, postgres));
  if (!found) throw new PostgresUnavailable('PostgreSQL refuses to run as root, and here it cannot run as another user.');
  return found;
}

function runs(launcher: Launcher, postgres: string): boolean {
  const [program, args] = launcher.command(postgres, ['--version']);
  return spawnSync(program, args, { ...launcher.options, stdio: 'ignore' }).status === 0;
}

/** The user nobody, to whom the cluster is handed over. */
function asNobody(): Launcher | undefined {
  const id = (flag: string) => Number(spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout?.trim() || Number.NaN);
  const [uid, gid] = [id('-u'), id('-g')];
  return Number.isInteger(uid) && Number.isInteger(gid) ? asUser(uid, gid) : undefined;
}

function asUser(uid: number, gid: number): Launcher {
  const give = (folder: string): void => {
    chownSync(folder, uid, gid);
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) give(path);
      else if (entry.isFile()) chownSync(path, uid, gid);
    }
  };
  const own = (folder: string): void => {
    // The way there must be open, though not what lies beside it.
    chmodSync(dirname(folder), statSync(dirname(folder)).mode | 0o011);
    give(folder);
  };
  return { command: plain.command, options: { uid, gid }, own };
}
