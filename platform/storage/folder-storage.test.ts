import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
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

it.each(['../secrets.json', 'a/../../b', '/etc/passwd', 'a//b', '', 'a\0b', '.env', 'A.webp'])('takes no name like %j', async (name) => {
  await expect((async () => storage.read(name))()).rejects.toThrow(/not a name/);
});
