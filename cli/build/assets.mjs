/**
 * Makes what browsers load from /assets: the script that enhances pages, and the Latin serif cut to what the design asks.
 * Plain JavaScript, because it runs before anything else is built.
 */
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';
import subsetFont from 'subset-font';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const SOURCE_FONT = 'node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2';
/** Raise the number when the cut changes: the address is cached for a year. */
const FONT = 'kawara-serif-1.woff2';
/** Budgets in bytes over the wire (DESIGN 2 and 9); a build that breaks them fails. */
const SCRIPT_BUDGET = 15_000;
const FONT_BUDGET = 20_000;

const between = (from, to) => Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at)).join('');
/** ASCII without the signs of code, the letters of Western European names, and the punctuation of English and of our own interface. */
const LETTERS = `${between(0x20, 0x7e).replace(/[\\^`{|}~<>]/g, '')}éèêëàâäáãçñöüïîôóíúåøßæ`;
const PUNCTUATION = '\u00a0\u00b7\u00d7\u2010\u2011\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u2212';

/**
 * Writes `.build/assets/` and its manifest `.build/assets.json`.
 * Answers the manifest: `{ script, font }`, addresses of the two.
 */
export async function buildAssets() {
  const folder = join(root, '.build', 'assets');
  await mkdir(folder, { recursive: true });
  const [script] = await Promise.all([makeScript(folder), makeFont(folder)]);
  await dropOld(folder, [script, `${script}.map`, FONT]);
  const manifest = { script: `/assets/${script}`, font: `/assets/${FONT}` };
  await writeFile(join(root, '.build', 'assets.json'), `${JSON.stringify(manifest)}\n`);
  return manifest;
}

async function makeScript(folder) {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'browser', 'main.ts')],
    outdir: folder,
    entryNames: 'kawara-[hash]',
    bundle: true,
    format: 'iife',
    target: ['es2022', 'chrome109', 'firefox115', 'safari16'],
    charset: 'utf8',
    minify: true,
    legalComments: 'none',
    tsconfig: join(root, 'tsconfig.json'),
    logLevel: 'warning',
    write: false,
  });
  const [{ path, contents }] = outputFiles;
  withinBudget('The script', brotliCompressSync(contents).length, SCRIPT_BUDGET);
  await writeFile(path, contents);
  return path.split(/[/\\]/).at(-1);
}

/** Only weights 400 to 900 are used; kerning stays, since it is what makes the face look set. */
async function makeFont(folder) {
  const cut = await subsetFont(await readFile(join(root, SOURCE_FONT)), LETTERS + PUNCTUATION, {
    targetFormat: 'woff2',
    variationAxes: { wght: { min: 400, max: 900 } },
    keepFeatures: ['kern'],
    noLayoutClosure: true,
    noHinting: true,
    preserveNameIds: [1, 2],
    dropTables: ['DSIG', 'STAT', 'MVAR'],
  });
  withinBudget('The font', cut.length, FONT_BUDGET);
  await writeFile(join(folder, FONT), cut);
}

function withinBudget(what, bytes, budget) {
  if (bytes > budget) throw new Error(`${what} has ${bytes} bytes; its budget is ${budget}.`);
}

async function dropOld(folder, kept) {
  const old = (await readdir(folder)).filter((name) => !kept.includes(name));
  await Promise.all(old.map((name) => rm(join(folder, name), { force: true })));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await buildAssets());
