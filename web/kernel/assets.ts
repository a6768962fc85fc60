/** Names of the built files under /assets, which carry their hash. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Assets {
  /** Path of our own script. */
  script: string | null;
  /** Path of the preloaded Latin font. */
  font: string | null;
}

let known: Assets | undefined;
let sheets: readonly string[] | undefined;

const SHEETS = join('static', 'chunks');

/** Addresses of the style sheets that the build made of `app/site.css`: one, for there is one root layout. */
export function styleSheets(): readonly string[] {
  const folder = join(process.cwd(), '.next', SHEETS);
  // A development server has none before the first build.
  if (!sheets && !existsSync(folder)) return [];
  sheets ??= readdirSync(folder)
    .filter((file) => file.endsWith('.css'))
    .map((file) => `/_next/static/chunks/${file}`);
  return sheets;
}

/** The manifest that the build wrote; nulls while there is none (development before the first build). */
export function assets(): Assets {
  if (known) return known;
  const read = readManifest();
  // Without a manifest it is looked for again: a development server outlives a build.
  if (read) known = read;
  return read ?? { script: null, font: null };
}

function readManifest(): Assets | undefined {
  try {
    const { script = null, font = null } = JSON.parse(
      readFileSync(join(process.cwd(), '.build', 'assets.json'), 'utf8'),
    ) as Partial<Assets>;
    return { script, font };
  } catch {
    return undefined;
  }
}
