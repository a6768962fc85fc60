import { defineConfig } from '@playwright/test';
import { findChromium } from './e2e/fixtures/chromium';

/** Journeys run against one production board of their own (e2e/fixtures/global-setup.ts); faults start boards by themselves. */
export default defineConfig({
  testDir: './e2e',
  testMatch: ['**/*.e2e.ts'],
  globalSetup: './e2e/fixtures/global-setup.ts',
  workers: 2,
  fullyParallel: false,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  retries: 0,
  reporter: [['list'], ['json', { outputFile: '.build/test/e2e.json' }]],
  outputDir: 'test-results',
  use: {
    locale: 'en-US',
    timezoneId: 'Asia/Shanghai',
    trace: 'off',
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    launchOptions: {
      executablePath: findChromium(),
      args: [
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    },
  },
});
