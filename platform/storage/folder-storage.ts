import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Storage } from './storage';

/** Two endings: earlier versions named what they had not finished `….webp.0a1b2c`, and it has to be removed by its name. */
const NAME = /^[a-z0-9-]+(?:\/[a-z0-9-]+)*(?:\.[a-z0-9]+){0,2}$/;

/** Files in a folder of this machine, readable by its owner only; a backup takes the folder along. */
export function folderStorage(folder: string): Storage {
  const place = (name: string): string => {
    if (!NAME.test(name)) throw new Error(`not a name of a stored file: ${name}`);
    return join(folder, name);
  };
  return {
    async put(name, bytes) {
      const file = place(name);
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      // A name that `remove` takes: a process that dies here leaves it behind for whoever sweeps the folder.
      const aside = join(dirname(file), `aside-${randomBytes(6).toString('hex')}`);
      try {
        await writeFile(aside, bytes, { mode: 0o600 });
        await rename(aside, file);
      } catch (error) {
        await rm(aside, { force: true });
        throw error;
      }
    },
    read: (name) => readFile(place(name)).catch(absent),
    remove: (name) => rm(place(name), { force: true }),
    async list(below) {
      const names = (await readdir(place(below)).catch(absent)) ?? [];
      const found = await Promise.all(
        names.map(async (name) => {
          const file = await stat(join(place(below), name)).catch(absent);
          return file ? [{ name: `${below}/${name}`, changedAt: file.mtime }] : [];
        }),
      );
      return found.flat().sort((one, other) => (one.name < other.name ? -1 : 1));
    },
  };
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
  throw error;
}
