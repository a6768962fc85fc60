/** The browser for journeys: one that is there, else one that is installed now. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { run, runNode, say, StepFailed } from './step.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * Answers the path of Chromium or Chrome: PLAYWRIGHT_CHROMIUM, Playwright's own download, then PATH. Where there is none
 * it is installed: by apt as root on Debian (its own libraries and CJK letters come with it), else by Playwright.
 */
export async function ensureBrowser(root) {
  const there = findBrowser(root);
  if (there) return there;
  if (process.getuid?.() === 0 && isDebian()) {
    say('Installing Chromium (apt-get)');
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { env });
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], { env, capture: true });
  } else {
    say('Installing Chromium (playwright install)');
    await runNode(root, '@playwright/test/cli.js', ['install', 'chromium']);
  }
  const installed = findBrowser(root);
  if (!installed)
    throw new StepFailed('There is no Chromium and none could be installed: install one, or set PLAYWRIGHT_CHROMIUM to its path.');
  return installed;
}

function findBrowser(root) {
  if (process.env.PLAYWRIGHT_CHROMIUM) return process.env.PLAYWRIGHT_CHROMIUM;
  const own = createRequire(join(root, 'package.json'))('@playwright/test').chromium.executablePath();
  if (existsSync(own)) return own;
  const folders = (process.env.PATH ?? '').split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

function isDebian() {
  try {
    return /^ID(?:_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}
