import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EnvFaults, readEnv } from './env';

const faultsOf = (source: Record<string, string>) => {
  try {
    readEnv(source);
  } catch (error) {
    if (error instanceof EnvFaults) return error.faults;
    throw error;
  }
  return [];
};

describe('the environment', () => {
  it('has a default for everything', () => {
    expect(readEnv({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      url: 'http://127.0.0.1:3000',
      urlIsSet: false,
      dataDir: resolve('data'),
      seed: 'demo',
      limits: true,
      replicaUrls: [],
      trustedProxies: [],
      logLevel: 'info',
      isProduction: false,
    });
  });

  it('reads what is set', () => {
    const env = readEnv({
      PORT: '8080',
      KAWARA_URL: 'https://board.example/',
      DATABASE_URL: 'postgres://u:p@db/kawara',
      DATABASE_REPLICA_URLS: 'postgres://a/x, postgres://b/x',
      TRUSTED_PROXIES: '10.0.0.0/8,::1',
      AUTH_GITHUB_ID: 'id',
      AUTH_GITHUB_SECRET: 'secret',
      ADMIN_NAME: '編輯',
      ADMIN_EMAIL: 'editor@board.example',
      ADMIN_PASSWORD: 'ink and paper',
      NODE_ENV: 'production',
    });
    expect(env).toMatchObject({
      port: 8080,
      host: '0.0.0.0',
      url: 'https://board.example',
      urlIsSet: true,
      replicaUrls: ['postgres://a/x', 'postgres://b/x'],
      trustedProxies: ['10.0.0.0/8', '::1'],
      oauth: { github: { id: 'id', secret: 'secret' } },
      admin: { name: '編輯', email: 'editor@board.example', password: 'ink and paper' },
      isProduction: true,
    });
  });

  it('tells all faults at once, one line each', () => {
    const faults = faultsOf({
      PORT: '99999',
      KAWARA_URL: 'board.example',
      KAWARA_SEED: 'much',
      ADMIN_NAME: 'x',
      TRUSTED_PROXIES: '10.0.0.0/99',
      AUTH_GOOGLE_ID: 'x',
    });
    expect(faults.map((fault) => fault.split(' ')[0])).toEqual(
      expect.arrayContaining(['PORT', 'KAWARA_URL', 'KAWARA_SEED', 'TRUSTED_PROXIES', 'ADMIN_EMAIL', 'AUTH_GOOGLE_SECRET']),
    );
    for (const fault of faults) expect(fault).not.toMatch(/[\r\n]/);
  });

  it('never prints a secret', () => {
    expect(faultsOf({ AUTH_SECRET: 'short-one', ADMIN_PASSWORD: 'hush', DATABASE_URL: 'mysql://u:hunter2@db' }).join('\n')).not.toMatch(
      /short-one|hush|hunter2/,
    );
  });

  it('takes an empty value as unset', () => {
    expect(readEnv({ PORT: '', HOST: ' ' }).port).toBe(3000);
  });

  it.each(['0.0.0.0', '192.168.1.7', '::', 'board.example'])('refuses to lift the limits on %s', (HOST) => {
    expect(faultsOf({ HOST, KAWARA_LIMITS: 'off' })).toHaveLength(1);
  });

  it.each(['127.0.0.1', '::1', 'localhost', ''])('may lift the limits on loopback (%s)', (HOST) => {
    expect(readEnv({ HOST, KAWARA_LIMITS: 'off' }).limits).toBe(false);
  });

  it('does not lift them where a database of one’s own opens the board to all', () => {
    expect(faultsOf({ DATABASE_URL: 'postgres://db/x', KAWARA_LIMITS: 'off' })).toHaveLength(1);
  });

  it('links to a name that can be visited', () => {
    expect(readEnv({ HOST: '0.0.0.0', PORT: '80' }).url).toBe('http://localhost:80');
    expect(readEnv({ HOST: '::1' }).url).toBe('http://[::1]:3000');
  });
});
