/**
 * Secrets of the board: from the environment, else made at the first start and kept in the data folder.
 */
import { hkdfSync, randomBytes } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

export interface Secrets {
  /** Signs and encrypts sessions (NextAuth's AUTH_SECRET). */
  auth: string;
  /** A key of 32 bytes for one purpose; the same on every machine that has the same AUTH_SECRET. */
  key(purpose: string): Buffer;
}

const kept = z.object({ authSecret: z.string().min(32) });

/**
 * Reads the secrets, and makes them if there are none; two processes at once get the same ones.
 * @throws Error where the file is there but damaged: making new ones would sign everybody out without a word.
 */
export function readSecrets({ dataDir, authSecret }: { dataDir: string; authSecret?: string }): Secrets {
  const auth = authSecret ?? keptSecret(dataDir);
  const keys = new Map<string, Buffer>();
  const key = (purpose: string): Buffer => {
    let known = keys.get(purpose);
    if (!known) keys.set(purpose, (known = Buffer.from(hkdfSync('sha256', auth, 'kawara', purpose, 32))));
    return known;
  };
  return { auth, key };
}

function keptSecret(dataDir: string): string {
  const file = join(dataDir, 'secrets.json');
  return readKept(file) ?? makeKept(dataDir, file);
}

function readKept(file: string): string | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  chmodSync(file, 0o600);
  try {
    return kept.parse(JSON.parse(text)).authSecret;
  } catch {
    throw new Error(`${file} is damaged: restore it from a backup, or delete it, which signs everybody out.`);
  }
}

function makeKept(dataDir: string, file: string): string {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify({ authSecret: randomBytes(48).toString('base64url') })}\n`, { mode: 0o600 });
  try {
    // Unlike a rename, a link is refused where another process was faster.
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readKept(file)!;
}
