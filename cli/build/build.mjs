/** The build: the programs (server, command line, bench) in a moment, the pages by Next. Made anew when a source changed. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alone, runNode, say, StepFailed } from './step.mjs';

const PROGRAM_ROOMS = ['bench', 'cast', 'cli', 'core', 'db', 'importers', 'jobs', 'locales', 'platform', 'server'];
const PAGE_ROOMS = ['app', 'browser', 'cli/build', 'components', 'core', 'db/schema', 'locales', 'platform', 'public', 'web'];
const PROGRAM_FILES = ['package-lock.json', 'tsconfig.json'];
const PAGE_FILES = [...PROGRAM_FILES, 'next.config.js', 'proxy.ts', 'postcss.config.mjs'];

const ENTRIES = { 'server/main': 'server/main.ts', 'cli/main': 'cli/main.ts', 'bench/main': 'bench/main.ts' };

/** Bundles server, command line and bench into `.build`, unless that is done. */
export function ensurePrograms(root) {
  return unlessFresh(root, 'programs', [PROGRAM_ROOMS, PROGRAM_FILES], async () => {
    say('Building the programs');
    const { build } = await import('esbuild');
    const entryPoints = Object.fromEntries(Object.entries(ENTRIES).filter(([, source]) => existsSync(join(root, source))));
    await build({
      absWorkingDir: root,
      entryPoints,
      outdir: '.build',
      bundle: true,
      splitting: true,
      chunkNames: 'chunks/[name]-[hash]',
      platform: 'node',
      target: 'node20',
      format: 'esm',
      packages: 'external',
      charset: 'utf8',
      tsconfig: join(root, 'tsconfig.json'),
      // Stack traces in logs should name the sources; Node reads the maps only when asked (--enable-source-maps).
      sourcemap: false,
      logLevel: 'error',
    }).catch(() => {
      throw new StepFailed('The programs could not be built: esbuild says why above.');
    });
  });
}

/** Builds what browsers load and the pages, unless that is done. */
export function ensurePages(root) {
  return unlessFresh(root, 'pages', [PAGE_ROOMS, PAGE_FILES], async () => {
    await assets();
    say('Building the pages (next build); this takes a minute');
    const { code, output } = await runNode(root, 'next/dist/bin/next', ['build'], {
      capture: true,
      env: { NODE_ENV: 'production' },
    });
    if (code !== 0) throw new StepFailed(`${output.trim()}\nThe pages could not be built: Next says why above.`);
  });
}

/** In development Next makes pages when they are asked for; what browsers load is made here. */
export async function pagesForDevelopment(root) {
  await alone(root, assets);
}

async function assets() {
  say('Building what browsers load');
  const { buildAssets } = await import('./assets.mjs');
  await buildAssets();
}

/** Does `work` where its stamp does not match the sources; one process at a time. */
async function unlessFresh(root, name, [rooms, files], work) {
  const stamp = join(root, '.build', `${name}.stamp`);
  const isFresh = () => readStamp(stamp) === fingerprint(root, rooms, files);
  if (isFresh()) return;
  await alone(root, async () => {
    // Somebody else may have done it while we waited.
    if (isFresh()) return;
    // A build that is killed half way leaves no stamp. What changes while it runs makes it stale again.
    const before = fingerprint(root, rooms, files);
    rmSync(stamp, { force: true });
    await work();
    mkdirSync(join(root, '.build'), { recursive: true });
    writeFileSync(stamp, before);
  });
}

function readStamp(stamp) {
  try {
    return readFileSync(stamp, 'utf8');
  } catch {
    return undefined;
  }
}

/** Names, sizes and times of all sources: a few hundred files in some 10 ms. */
function fingerprint(root, rooms, files) {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0]);
  for (const file of [...rooms.flatMap((room) => sourcesIn(root, room)), ...files]) {
    const found = statSync(join(root, file), { throwIfNoEntry: false });
    if (found) hash.update(`${file} ${found.size} ${found.mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function sourcesIn(root, folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return sourcesIn(root, path);
    return /\.test\.tsx?$|\.md$/.test(entry.name) ? [] : [path];
  });
}
