/** `npm test`: everything that proves the product, and one sum at the end. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { ensurePages, ensurePrograms } from './build.mjs';
import { staticChecks } from './static-checks.mjs';
import { runNode, say } from './step.mjs';

/** Answers the exit status: 0 only if all passed and nothing was skipped without a reason. */
export async function wholeTest(root) {
  rmSync(join(root, '.build', 'test'), { recursive: true, force: true });
  mkdirSync(join(root, '.build', 'test'), { recursive: true });
  const browser = await ensureBrowser(root);
  say('Checking');
  const sums = [{ ...(await staticChecks(root)), skipped: [] }];
  say('Testing units, with a real database');
  sums.push(await vitest(root));
  await ensurePrograms(root);
  await ensurePages(root);
  say('Walking the journeys, in a real browser');
  sums.push(await playwright(root, [], { PLAYWRIGHT_CHROMIUM: browser }));
  return conclude(root, sums);
}

/** The whole of the foreign inputs and of the kills, of which `npm test` takes a sample. */
export async function corporaTest(root) {
  mkdirSync(join(root, '.build', 'test'), { recursive: true });
  const browser = await ensureBrowser(root);
  await ensurePrograms(root);
  await ensurePages(root);
  const env = { KAWARA_CORPORA: 'all' };
  return conclude(root, [
    await vitest(root, env),
    await playwright(root, ['e2e/hostile', 'e2e/faults'], { ...env, PLAYWRIGHT_CHROMIUM: browser }),
  ]);
}

async function vitest(root, env = {}) {
  const file = join('.build', 'test', 'unit.json');
  const { code } = await runNode(root, 'vitest/vitest.mjs', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`], {
    env,
  });
  const tests = read(join(root, file))?.testResults.flatMap(({ assertionResults }) => assertionResults) ?? [];
  return sum(
    code,
    tests.map(({ status, fullName }) => ({
      name: fullName,
      state: status === 'passed' ? 'passed' : status === 'failed' ? 'failed' : 'skipped',
    })),
  );
}

async function playwright(root, args, env) {
  const { code } = await runNode(root, '@playwright/test/cli.js', ['test', ...args], { env: { ...env, NODE_ENV: '' } });
  const states = { expected: 'passed', flaky: 'passed', unexpected: 'failed', skipped: 'skipped' };
  const specs = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specs)];
  const found = (read(join(root, '.build', 'test', 'e2e.json'))?.suites ?? []).flatMap(specs);
  return sum(
    code,
    found.flatMap(({ title, tests }) => tests.map(({ status }) => ({ name: title, state: states[status] ?? 'failed' }))),
  );
}

/** A run that ended badly without a failed test (it could not even begin) counts as one that failed. */
function sum(code, tests) {
  const count = (state) => tests.filter((test) => test.state === state).length;
  const failed = count('failed') || (code !== 0 || tests.length === 0 ? 1 : 0);
  return { passed: count('passed'), failed, skipped: tests.filter(({ state }) => state === 'skipped').map(({ name }) => name) };
}

function conclude(root, sums) {
  const skipped = sums.flatMap((each) => each.skipped);
  const total = (figure) => sums.reduce((all, each) => all + each[figure], 0);
  for (const name of skipped) say(`skipped: ${name}`);
  const excused = !existsSync(join(root, '..', 'shared'));
  if (skipped.length && !excused) say('Only tests that need ../shared may be skipped, and it is there.');
  say(`${total('passed')} passed, ${total('failed')} failed, ${skipped.length} skipped`);
  return total('failed') === 0 && (excused || skipped.length === 0) ? 0 : 1;
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
