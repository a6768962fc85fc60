/** Pictures that members uploaded: each under a name made of what it shows, so that it never changes. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Storage } from '../platform/storage';
import { securityHeaders } from './security-headers';

const AVATAR = /^\/avatars\/([0-9a-f]{32}-(?:96|192)\.webp)$/;

interface Asked {
  path: string;
  secure: boolean;
  storage: Storage;
}

/** Sends a picture; false when the path is none, or there is no such file: then the address is as any other that leads nowhere. */
export async function servePicture(req: IncomingMessage, res: ServerResponse, { path, secure, storage }: Asked): Promise<boolean> {
  const name = AVATAR.exec(path)?.[1];
  const bytes = name && (await storage.read(`avatars/${name}`));
  if (!bytes) return false;
  const headers = [
    ...plainOf(securityHeaders({ dev: false, secure })),
    // Opened by itself it is a picture and nothing else, whatever a browser makes of its bytes.
    ['Content-Security-Policy', "default-src 'none'; sandbox"],
    ['Cache-Control', 'public, max-age=31536000, immutable'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    ['ETag', `"${name.slice(0, 36)}"`],
  ] as const;
  if (req.headers['if-none-match']?.includes(name.slice(0, 36))) {
    res.writeHead(304, headers.flat());
    res.end();
    return true;
  }
  res.writeHead(200, [...headers.flat(), 'Content-Type', 'image/webp', 'Content-Length', String(bytes.length)]);
  if (req.method === 'HEAD') res.end();
  else res.end(bytes);
  return true;
}

/** Pairs of a flat list, but for the policy of pages. */
function plainOf(list: readonly string[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (let at = 0; at < list.length; at += 2)
    if (list[at] !== 'Content-Security-Policy') pairs.push([list[at] as string, list[at + 1] as string]);
  return pairs;
}
