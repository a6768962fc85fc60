/**
 * One file that holds a whole board: gzip over lines `kind name payload`, the last of which is the SHA-256 of all before it.
 */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';

export interface BackupLine {
  kind: 'head' | 'rows' | 'file' | 'secrets' | 'end';
  /** Table or path; `-` where there is none. Never holds a blank. */
  name: string;
  payload: string;
}

/** Takes one line; resolves when there is room for the next. */
export type PutLine = (line: BackupLine) => Promise<void>;

/** The file is not a whole backup of ours; nothing was changed. */
export class BadBackup extends Error {}

/**
 * Writes a backup beside its place and moves it there once it is whole and on disk. Readable for its owner only: it holds
 * password hashes and secrets.
 */
export async function writeBackup(file: string, fill: (put: PutLine) => Promise<void>): Promise<void> {
  if (existsSync(file)) throw new BadBackup(`${file} is there already`);
  const draft = `${file}.partial`;
  const hash = createHash('sha256');
  const gzip = createGzip({ level: 6 });
  const out = createWriteStream(draft, { mode: 0o600 });
  gzip.pipe(out);
  const write = async (text: string) => {
    if (!gzip.write(text)) await once(gzip, 'drain');
  };
  try {
    await fill(async ({ kind, name, payload }) => {
      const text = `${kind} ${name} ${payload}\n`;
      hash.update(text);
      await write(text);
    });
    await write(`end - ${hash.digest('hex')}\n`);
    gzip.end();
    await finished(out);
    await flush(draft);
    await rename(draft, file);
  } catch (error) {
    gzip.destroy();
    out.destroy();
    await rm(draft, { force: true });
    throw error;
  }
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.sync().finally(() => handle.close());
}

/**
 * Reads a backup from its beginning, line by line.
 * @throws BadBackup at the end, when it was cut or changed
 */
export async function* readBackup(file: string): AsyncGenerator<BackupLine> {
  const hash = createHash('sha256');
  let isWhole = false;
  try {
    for await (const text of linesOf(file)) {
      const line = parsed(text);
      if (line.kind === 'end') isWhole = line.payload === hash.digest('hex');
      else {
        hash.update(`${text}\n`);
        yield line;
      }
    }
  } catch (error) {
    throw new BadBackup(`${file} cannot be read: ${(error as Error).message}`);
  }
  if (!isWhole) throw new BadBackup(`${file} is cut off or damaged: its checksum is wrong`);
}

/** Split at line feeds alone: `node:readline` also splits at U+2028, which posts may hold. */
async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const gunzip = createGunzip();
  source.once('error', (error) => gunzip.destroy(error));
  let pieces: Buffer[] = [];
  for await (const chunk of source.pipe(gunzip) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      yield Buffer.concat([...pieces, chunk.subarray(from, at)]).toString('utf8');
      pieces = [];
      from = at + 1;
    }
    pieces.push(chunk.subarray(from));
  }
}

function parsed(text: string): BackupLine {
  const [kind = '', name = ''] = text.split(' ', 2);
  return { kind: kind as BackupLine['kind'], name, payload: text.slice(kind.length + name.length + 2) };
}
