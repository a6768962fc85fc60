/** Finds the call of a path, among few enough to look at each. */
import type { Endpoint } from './endpoint';

export type Route = { endpoint: Endpoint; params: Record<string, string> } | { allowed: string[] } | undefined;

/** The call of a method and a path below /api/v1; `allowed` where only the method is wrong; undefined where there is nothing. */
export function findRoute(endpoints: readonly Endpoint[], method: string, path: string): Route {
  const parts = segmentsOf(path);
  if (!parts) return undefined;
  const allowed: string[] = [];
  for (const endpoint of endpoints) {
    const params = match(endpoint.path, parts);
    if (!params) continue;
    // HEAD is GET without its body.
    if (endpoint.method === method || (method === 'HEAD' && endpoint.method === 'GET')) return { endpoint, params };
    allowed.push(...(endpoint.method === 'GET' ? ['GET', 'HEAD'] : [endpoint.method]));
  }
  return allowed.length ? { allowed } : undefined;
}

/** Decoded parts of a path; undefined where the escapes are broken. */
function segmentsOf(path: string): string[] | undefined {
  try {
    return path
      .replace(/^\/|\/$/g, '')
      .split('/')
      .map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

function match(pattern: string, parts: string[]): Record<string, string> | undefined {
  const wanted = pattern.slice(1).split('/');
  if (wanted.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    if (part.startsWith('{')) params[part.slice(1, -1)] = parts[at]!;
    else if (part !== parts[at]) return undefined;
  }
  return Object.values(params).some((value) => value === '' || value.includes('\0')) ? undefined : params;
}
