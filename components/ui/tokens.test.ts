/** The contrasts of the design (DESIGN 2), computed from the style sheet that is shipped; and the budget of the whole sheet. */
import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';

/** In one line and with one kind of quotes, however it is formatted. */
const css = readFileSync('components/ui/tokens.css', 'utf8').replaceAll("'", '"').replace(/\s+/g, ' ');

/** Pairs and the ratio they need; the design holds text above AA. */
const PAIRS: [ink: string, ground: string, least: number][] = [
  ['ink', 'paper', 7],
  ['ink', 'well', 7],
  ['ink', 'sheet', 7],
  ['ink-2', 'paper', 7],
  ['ink-2', 'well', 7],
  ['ink-3', 'paper', 4.5],
  ['ink-3', 'sheet', 4.5],
  ['ink-3', 'well', 4.5],
  ['seal', 'paper', 4.5],
  ['seal', 'well', 4.5],
  ['seal', 'seal-soft', 4.5],
  ['on-seal', 'seal', 4.5],
  ['indigo', 'paper', 7],
  ['indigo', 'indigo-soft', 4.5],
  ['visited', 'paper', 4.5],
  ['pine', 'paper', 4.5],
  ['pine', 'pine-soft', 4.5],
  ['ochre', 'paper', 4.5],
  ['ochre', 'ochre-soft', 4.5],
  ['ink', 'ochre-soft', 4.5],
  ['ink', 'pine-soft', 4.5],
  ['on-ink', 'ink', 7],
  ['rule-2', 'paper', 3],
  ['rule-2', 'sheet', 3],
  ['focus', 'paper', 3],
  ['focus', 'well', 3],
  ['focus', 'sheet', 3],
];

const blockOf = (selector: string): Map<string, string> => {
  const from = css.indexOf(`${selector} {`);
  if (from < 0) throw new Error(`no block of ${selector}`);
  const open = css.indexOf('{', from);
  const body = css.slice(open + 1, css.indexOf('}', open));
  return new Map([...body.matchAll(/--([\w-]+):\s*(oklch\([^)]*\))/g)].map(([, name, value]) => [name!, value!]));
};

const THEMES = {
  light: ':root, [data-theme="light"]',
  dark: '} [data-theme="dark"]',
  system: ':root:not([data-theme])',
  sepia: '[data-theme="sepia"]',
};

describe.each(Object.entries(THEMES))('%s', (_name, selector) => {
  const tokens = blockOf(selector);
  it.each(PAIRS)('%s on %s has at least %d', (ink, ground, least) => {
    expect(contrast(tokens.get(ink), tokens.get(ground))).toBeGreaterThanOrEqual(least);
  });
});

it('is dark by system as it is dark by choice', () => {
  expect(blockOf(THEMES.system)).toEqual(blockOf(THEMES.dark));
});

it.each(['a', 'b', 'c', 'd', 'e', 'f'])('seal %s is legible in every theme', (pigment) => {
  const value = (name: string) => css.match(new RegExp(`--${name}:\\s*(oklch\\([^)]*\\))`))?.[1];
  expect(contrast(value('pig-ink'), value(`pig-${pigment}`))).toBeGreaterThanOrEqual(4.5);
});

it('weighs at most 14 kB compressed', async () => {
  const { outputFiles } = await build({
    entryPoints: ['app/site.css'],
    bundle: true,
    minify: true,
    write: false,
    external: ['/assets/*'],
    logLevel: 'silent',
  });
  expect(brotliCompressSync(outputFiles[0]!.contents).length).toBeLessThanOrEqual(14_000);
});

/** WCAG 2 contrast of two `oklch()` colours. */
function contrast(one: string | undefined, other: string | undefined): number {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/** Relative luminance; the matrices are those of CSS Color 4, clipped to sRGB as screens do. */
function luminance(colour: string | undefined): number {
  const [l = 0, c = 0, h = 0] =
    (colour ?? '').match(/[\d.]+%?/g)?.map((part) => (part.endsWith('%') ? parseFloat(part) / 100 : parseFloat(part))) ?? [];
  const a = c * Math.cos((h * Math.PI) / 180);
  const b = c * Math.sin((h * Math.PI) / 180);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const middle = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  return (
    0.2126 * clip(4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short) +
    0.7152 * clip(-1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short) +
    0.0722 * clip(-0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short)
  );
}
