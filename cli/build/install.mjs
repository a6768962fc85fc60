/** Dependencies: as the lockfile says, or installed anew. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { alone, run, say, StepFailed } from './step.mjs';

/** Installs the dependencies unless they are there, in the versions of the lockfile. */
export async function ensureInstalled(root) {
  if (isInstalled(root)) return;
  await alone(root, async () => {
    // Somebody else may have done it while we waited.
    if (isInstalled(root)) return;
    say('Installing dependencies (npm ci); this takes a minute the first time');
    const [command, ...args] = npm();
    // With NODE_ENV=production npm would leave out what the build needs.
    const { code } = await run(command, [...args, 'ci', '--include=dev', '--no-audit', '--no-fund'], {
      cwd: root,
      env: { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' },
    });
    if (code !== 0) throw new StepFailed('The dependencies could not be installed: npm says why above.');
  });
}

/** The npm that runs us, else the one on PATH. */
const npm = () => (process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm']);

/** Compares the lockfile with what npm noted that it had installed; some 10 ms. */
function isInstalled(root) {
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const found = packagesOf(join(root, 'node_modules', '.package-lock.json'));
  if (!wanted) throw new StepFailed('package-lock.json is missing or damaged.');
  if (!found) return false;
  // Optional packages are for other systems, mostly; npm has chosen those for this one.
  return Object.entries(wanted).every(
    ([path, { version, optional, link }]) => path === '' || optional || link || found[path]?.version === version,
  );
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}
