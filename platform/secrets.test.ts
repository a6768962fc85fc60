import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSecrets } from './secrets';

describe('secrets', () => {
  let dataDir: string;
  beforeEach(() => void (dataDir = mkdtempSync(join(tmpdir(), 'kawara-secrets-'))));
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));
  const file = () => join(dataDir, 'secrets.json');

  it('are made once, strong, and readable for their owner only', () => {
    const { auth } = readSecrets({ dataDir });
    expect(auth.length).toBeGreaterThanOrEqual(64);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(readSecrets({ dataDir }).auth).toBe(auth);
  });

  it('differ between two boards', () => {
    expect(readSecrets({ dataDir }).auth).not.toBe(readSecrets({ dataDir: join(dataDir, 'other') }).auth);
  });

  it('are hidden again when somebody opened the file to all', () => {
    readSecrets({ dataDir });
    chmodSync(file(), 0o644);
    readSecrets({ dataDir });
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  it('come from the environment where it says so, without a file', () => {
    const authSecret = 'x'.repeat(40);
    expect(readSecrets({ dataDir, authSecret }).auth).toBe(authSecret);
    expect(() => readFileSync(file())).toThrow();
  });

  it('are never replaced in silence', () => {
    writeFileSync(file(), '{"authSecret":');
    expect(() => readSecrets({ dataDir })).toThrow(/damaged/);
  });

  it('give a key for each purpose', () => {
    const secrets = readSecrets({ dataDir });
    expect(secrets.key('a')).toHaveLength(32);
    expect(secrets.key('a').equals(secrets.key('a'))).toBe(true);
    expect(secrets.key('a').equals(secrets.key('b'))).toBe(false);
  });
});
