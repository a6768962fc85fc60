import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { folderStorage } from './folder-storage';

const folder = mkdtempSync(join(tmpdir(), 'kawara-storage-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const storage = folderStorage(folder);

it('keeps, replaces, lists and removes files that only their owner may read', async () => {
  expect(await storage.read('avatars/a-96.webp')).toBeUndefined();
  expect(await storage.list('avatars')).toEqual([]);
  await storage.put('avatars/a-96.webp', Buffer.from('one'));
  await storage.put('avatars/a-96.webp', Buffer.from('two'));
  expect((await storage.read('avatars/a-96.webp'))?.toString()).toBe('two');
  expect((await storage.list('avatars')).map(({ name }) => name)).toEqual(['avatars/a-96.webp']);
  expect(readdirSync(join(folder, 'avatars'))).toEqual(['a-96.webp']);
  expect(statSync(join(folder, 'avatars', 'a-96.webp')).mode & 0o777).toBe(0o600);
  await storage.remove('avatars/a-96.webp');
  await storage.remove('avatars/a-96.webp');
  expect(await storage.read('avatars/a-96.webp')).toBeUndefined();
});

it('leaves nothing behind when a file cannot be written, and lists what is there', async () => {
  mkdirSync(join(folder, 'avatars', 'taken', 'inside'), { recursive: true });
  await expect(storage.put('avatars/taken', Buffer.from('one'))).rejects.toThrow();
  // It went between the look into the folder and the look at it.
  symlinkSync(join(folder, 'nowhere'), join(folder, 'avatars', 'gone'));
  expect((await storage.list('avatars')).map(({ name }) => name)).toEqual(['avatars/taken']);
  rmSync(join(folder, 'avatars'), { recursive: true });
});

it('removes by its name whatever it lists: what a process left that died while writing, and what earlier versions left', async () => {
  mkdirSync(join(folder, 'avatars'));
  for (const name of ['aside-0a1b2c3d4e5f', 'abc-96.webp.0a1b2c3d4e5f']) writeFileSync(join(folder, 'avatars', name), 'half');
  for (const { name } of await storage.list('avatars')) await storage.remove(name);
  expect(readdirSync(join(folder, 'avatars'))).toEqual([]);
});

it.each(['../secrets.json', 'a/../../b', '/etc/passwd', 'a//b', '', 'a\0b', '.env', 'A.webp'])('takes no name like %j', async (name) => {
  await expect((async () => storage.read(name))()).rejects.toThrow(/not a name/);
});
