/**
 * What every npm script runs: installs and builds what is missing or stale, then hands over. Plain JavaScript without any
 * dependency, for it runs before there is one.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { ensurePages, ensurePrograms, pagesForDevelopment } from './build/build.mjs';
import { ensureInstalled } from './build/install.mjs';
import { sayOnStderr, stepFailed } from './build/step.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const jobs = {
  async start() {
    process.env.NODE_ENV ??= 'production';
    // Half the memory after a load (RSS 270 instead of 440 MB) for a few more collections; 20 would cost a third more CPU a page.
    setFlagsFromString('--heap-growing-percent=50');
    await ensureInstalled(root);
    await ensurePrograms(root);
    await ensurePages(root);
    await program('server/main.js');
  },
  async dev() {
    process.env.NODE_ENV = 'development';
    await ensureInstalled(root);
    await ensurePrograms(root);
    await pagesForDevelopment(root);
    await program('server/main.js');
  },
  async build() {
    await ensureInstalled(root);
    await ensurePrograms(root);
    await ensurePages(root);
  },
  async kawara() {
    sayOnStderr();
    process.env.NODE_ENV ??= 'production';
    await ensureInstalled(root);
    await ensurePrograms(root);
    await program('cli/main.js');
  },
  async bench() {
    await jobs.build();
    process.env.NODE_ENV ??= 'production';
    await program('bench/main.js');
  },
  async check() {
    await ensureInstalled(root);
    const { staticChecks } = await import('./build/static-checks.mjs');
    process.exitCode = (await staticChecks(root)).failed ? 1 : 0;
  },
  async test() {
    await ensureInstalled(root);
    const { wholeTest } = await import('./build/whole-test.mjs');
    process.exitCode = await wholeTest(root);
  },
  async 'test-corpora'() {
    await ensureInstalled(root);
    const { corporaTest } = await import('./build/whole-test.mjs');
    process.exitCode = await corporaTest(root);
  },
};

/** In this very process, so that a signal reaches the program: Debian's shell would keep it to itself. */
async function program(name) {
  if (process.env.npm_lifecycle_event) stopWithParent();
  await import(pathToFileURL(join(root, '.build', name)).href);
}

/** npm ends with its shell and forgets us: whoever stopped npm meant the board. */
function stopWithParent() {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.emit('SIGTERM', 'SIGTERM');
  }, 500);
  timer.unref();
}

const [job, ...rest] = process.argv.slice(2);
process.chdir(root);
// A board speaks to nobody whom its administrator has not named.
process.env.NEXT_TELEMETRY_DISABLED ??= '1';
// The program finds its own arguments where it expects them.
process.argv.splice(2, process.argv.length, ...rest);

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 9)) {
  console.error(`Kawara needs Node 20.9 or newer; this is ${process.versions.node}.`);
  process.exitCode = 1;
} else if (!Object.hasOwn(jobs, job ?? '')) {
  console.error(`usage: node cli/start.mjs ${Object.keys(jobs).join('|')}`);
  process.exitCode = 2;
} else {
  await jobs[job]().catch(stepFailed);
}
