/** `npm run check`: everything that can be proven without running the board, cheapest first, a line each. */
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { houseFaults, messageFaults } from './house.mjs';
import { runNode, say } from './step.mjs';

const ROOMS = [
  'app',
  'bench',
  'browser',
  'cast',
  'cli',
  'components',
  'core',
  'db',
  'e2e',
  'importers',
  'jobs',
  'locales',
  'platform',
  'server',
  'test',
  'web',
];

/** Each answers nothing when all is well, else what is wrong. */
const CHECKS = [
  ['house: lengths and names of files', (root) => houseFaults(root, ROOMS)],
  ['messages: the same keys in four languages', (root) => messageFaults(root)],
  [
    'format: prettier',
    (root) =>
      tool(root, 'prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '--cache', '--cache-location', '.build/prettier', '.']),
  ],
  ['lint: oxlint', (root) => tool(root, 'oxlint/bin/oxlint', ['--quiet', '.'])],
  [
    'imports: who may import whom',
    (root) =>
      tool(root, 'dependency-cruiser/bin/dependency-cruise.mjs', [
        '--config',
        '.dependency-cruiser.cjs',
        '--output-type',
        'err',
        ...present(root),
      ]),
  ],
  ['schema: the migrations make it', migrationDrift],
  ['types: tsc', types],
  ['dead code: knip', (root) => tool(root, 'knip/bin/knip.js', ['--no-progress'])],
];

/** Runs all checks. Answers how many passed and failed. */
export async function staticChecks(root) {
  mkdirSync(join(root, '.build'), { recursive: true });
  let failed = 0;
  for (const [name, check] of CHECKS) {
    const begun = performance.now();
    const fault = await check(root);
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    say(`${fault ? 'FAIL' : 'ok  '} ${name} (${seconds} s)${fault ? `\n${fault}` : ''}`);
    if (fault) failed += 1;
  }
  return { passed: CHECKS.length - failed, failed };
}

const present = (root) => ROOMS.filter((room) => existsSync(join(root, room)));

async function tool(root, script, args) {
  const { code, output } = await runNode(root, script, args, { capture: true });
  return code === 0 ? undefined : output.trim() || `ended with ${code}`;
}

function types(root) {
  // Next writes it when it builds; a fresh clone has none, and style sheets would have no type.
  const file = join(root, 'next-env.d.ts');
  if (!existsSync(file)) writeFileSync(file, '/// <reference types="next" />\n/// <reference types="next/image-types/global" />\n');
  return tool(root, 'typescript/bin/tsc', ['--noEmit', '-p', '.']);
}

/** Has drizzle-kit make the next migration aside: there should be nothing for it to do. */
async function migrationDrift(root) {
  const aside = join('.build', 'drift');
  rmSync(join(root, aside), { recursive: true, force: true });
  cpSync(join(root, 'db', 'migrations'), join(root, aside), { recursive: true });
  const count = () => readdirSync(join(root, aside)).filter((name) => name.endsWith('.sql')).length;
  const before = count();
  const { code, output } = await runNode(
    root,
    'drizzle-kit/bin.cjs',
    ['generate', '--dialect', 'postgresql', '--schema', './db/schema/index.ts', '--out', `./${aside}`],
    { capture: true },
  );
  if (code !== 0) return output.trim();
  return count() === before ? undefined : 'db/schema has changed: npx drizzle-kit generate --name verb_phrase, and commit the migration.';
}
