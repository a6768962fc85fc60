/**
 * What PostgreSQL's own lock file, `postmaster.pid`, says of who runs a cluster.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

export interface Postmaster {
  pid: number;
  port: number;
  /** Empty where it listens on TCP only. */
  socketDir: string;
}

/** The running postmaster of a cluster, or nothing. A file left behind by a killed one counts as nothing. */
export function runningPostmaster(cluster: string): Postmaster | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const [pid, , , port, socketDir = ''] = lines;
  const found = { pid: Number(pid), port: Number(port), socketDir: socketDir.trim() };
  return found.pid > 0 && isAlive(found.pid) && isPostgres(found.pid, cluster) ? found : undefined;
}

/** True while a process with this id exists. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * True when the file names a process that is not a postmaster of this cluster: after a reboot or in a new container
 * the number may be anybody's, and PostgreSQL would refuse to start because of it.
 */
export function isForeign(cluster: string): boolean {
  try {
    const pid = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
    return pid > 0 && isAlive(pid) && !isPostgres(pid, cluster);
  } catch {
    return false;
  }
}

function isPostgres(pid: number, cluster: string): boolean {
  if (process.platform === 'win32') return true;
  try {
    // A postmaster works in its cluster.
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
    return /postgres/.test(execFileSync('ps', ['-p', String(pid), '-o', 'comm='], { encoding: 'utf8' }));
  } catch (error) {
    // It is another user's (nobody's, say): then its name must do.
    return (error as NodeJS.ErrnoException).code === 'EACCES' && /postgres/.test(readFileSync(`/proc/${pid}/comm`, 'utf8'));
  }
}
