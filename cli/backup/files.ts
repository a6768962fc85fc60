/**
 * What a backup holds beside the database: uploads and the secrets.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { type BackupLine, BadBackup, type PutLine } from './backup-file';

const UPLOADS = 'uploads';

/** Puts uploads and, where they were made here, the secrets. Answers how many uploads there were. */
export async function dumpFiles(dataDir: string, put: PutLine): Promise<number> {
  const secrets = join(dataDir, 'secrets.json');
  if (existsSync(secrets)) await put({ kind: 'secrets', name: '-', payload: readFileSync(secrets, 'utf8').trim() });
  const uploads = filesBelow(dataDir, UPLOADS);
  for (const path of uploads)
    await put({ kind: 'file', name: encodeURIComponent(path), payload: readFileSync(join(dataDir, path)).toString('base64') });
  return uploads.length;
}

function filesBelow(dataDir: string, folder: string): string[] {
  if (!existsSync(join(dataDir, folder))) return [];
  return readdirSync(join(dataDir, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesBelow(dataDir, path);
    return entry.isFile() ? [path] : [];
  });
}

/** Writes what `dumpFiles` put; other lines are let by. */
export function loadFile(dataDir: string, { kind, name, payload }: BackupLine): void {
  if (kind === 'secrets') writeFileSync(join(dataDir, 'secrets.json'), `${payload}\n`, { mode: 0o600 });
  if (kind !== 'file') return;
  const path = normalize(decodeURIComponent(name));
  // A backup comes from elsewhere, and its names may be anybody's.
  if (!path.startsWith(`${UPLOADS}${sep}`)) throw new BadBackup(`the backup names a file outside of the uploads: ${path}`);
  mkdirSync(dirname(join(dataDir, path)), { recursive: true, mode: 0o700 });
  writeFileSync(join(dataDir, path), Buffer.from(payload, 'base64'), { mode: 0o600 });
}
