/**
 * Files that never change while the process runs: style sheets of the build, our own script and fonts, and what lies in
 * `public/`. Known by name beforehand, so no request ever becomes a path on the disk.
 */
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';
import { WORTH_COMPRESSING, chooseEncoding, compress, type Encoding } from './encoding';
import { securityHeaders } from './security-headers';

export interface StaticOptions {
  /** The project's folder. */
  root: string;
  /** Development: the framework serves `/_next/` itself, and `/assets/` is looked at anew. */
  dev: boolean;
}

interface Source {
  file: string;
  type: string;
  /** Its name carries a hash of its content. */
  hashed: boolean;
}

interface Sent {
  etag: string;
  forms: Map<Encoding, Buffer>;
}

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.json': 'application/json',
};
const PRESSED = new Set(['.png', '.jpg', '.webp', '.woff2']);

const YEAR = 'public, max-age=31536000, immutable';
const HOUR = 'public, max-age=3600';

export interface StaticFiles {
  /** True when the path belongs to files alone: what is not there is absent, and no page is asked. */
  owns(path: string): boolean;
  /** Sends the file; false when there is none. */
  serve(req: IncomingMessage, res: ServerResponse, path: string, secure: boolean): Promise<boolean>;
}

/** Reads the names of the files; their content is read and compressed when first asked for, once. */
export function staticFiles(options: StaticOptions): StaticFiles {
  let sources = listSources(options);
  const sent = new Map<string, Promise<Sent>>();
  const find = (path: string): Source | undefined => {
    const known = sources.get(path);
    if (known || !options.dev || !path.includes('.')) return known;
    sources = listSources(options);
    return sources.get(path);
  };
  return {
    owns: (path) =>
      path.startsWith('/assets/') || path === '/assets' || (!options.dev && (path === '/_next' || path.startsWith('/_next/'))),
    async serve(req, res, path, secure) {
      const source = find(path);
      if (!source) return false;
      let file = options.dev ? undefined : sent.get(source.file);
      if (!file) {
        file = load(source);
        sent.set(source.file, file);
        // A file that could not be read may be there next time.
        file.catch(() => sent.delete(source.file));
      }
      await send(req, res, source, await file, { dev: options.dev, secure });
      return true;
    },
  };
}

/** Every file by its address. Maps of sources are left out, and so is the framework's script, which no page asks for. */
function listSources({ root, dev }: StaticOptions): Map<string, Source> {
  const sources = new Map<string, Source>();
  const add = (folder: string, prefix: string, hashed: boolean, takes: (extension: string) => boolean) => {
    for (const name of namesIn(folder)) {
      const type = TYPES[extname(name)];
      if (type && takes(extname(name)))
        sources.set(prefix + name.split(sep).map(encodeURIComponent).join('/'), { file: join(folder, name), type, hashed });
    }
  };
  add(join(root, 'public'), '/', false, () => true);
  add(join(root, '.build', 'assets'), '/assets/', true, () => true);
  if (!dev) add(join(root, '.next', 'static'), '/_next/static/', true, (extension) => extension !== '.js');
  return sources;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1));
  } catch {
    return [];
  }
}

async function load({ file }: Source): Promise<Sent> {
  const body = await readFile(file);
  return { etag: createHash('sha256').update(body).digest('base64url').slice(0, 20), forms: new Map([['identity', body]]) };
}

async function formOf(file: Sent, encoding: Encoding): Promise<Buffer> {
  const known = file.forms.get(encoding);
  if (known) return known;
  const made = await compress(file.forms.get('identity') as Buffer, encoding, 'ever');
  file.forms.set(encoding, made);
  return made;
}

async function send(
  req: IncomingMessage,
  res: ServerResponse,
  source: Source,
  file: Sent,
  security: { dev: boolean; secure: boolean },
): Promise<void> {
  const plain = file.forms.get('identity') as Buffer;
  const isPressed = PRESSED.has(extname(source.file)) || plain.length < WORTH_COMPRESSING;
  const encoding = isPressed ? 'identity' : chooseEncoding(req.headers['accept-encoding']);
  const etag = `"${file.etag}${encoding === 'identity' ? '' : `-${encoding}`}"`;
  const shared = [
    'ETag',
    etag,
    'Cache-Control',
    security.dev ? 'no-cache' : source.hashed ? YEAR : HOUR,
    ...(isPressed ? [] : ['Vary', 'Accept-Encoding']),
    'Cross-Origin-Resource-Policy',
    'same-origin',
    ...securityHeaders(security),
  ];
  if (req.headers['if-none-match']?.includes(etag)) {
    res.writeHead(304, shared);
    res.end();
    return;
  }
  const body = await formOf(file, encoding);
  res.writeHead(200, [
    'Content-Type',
    source.type,
    'Content-Length',
    String(body.length),
    ...(encoding === 'identity' ? [] : ['Content-Encoding', encoding]),
    ...shared,
  ]);
  if (req.method === 'HEAD') res.end();
  else res.end(body);
}
