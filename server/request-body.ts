/** How much of a body is taken. */
import type { IncomingMessage } from 'node:http';

/** Forms and JSON: a post is at most 50,000 characters, so nothing honest comes near. */
const LARGEST_BODY = 1024 * 1024;

/** Addresses that take a picture as well: the largest of any group, and the form around it. */
const WITH_FILES: Record<string, number> = { '/settings/profile/avatar': 9 * 1024 * 1024 };

/** Bytes that are taken at an address. */
export const largestBodyAt = (path: string): number => WITH_FILES[path] ?? LARGEST_BODY;

/** What is read and thrown away of a refused body, so that the client gets to see the refusal. */
const LINGER_BYTES = 16 * 1024 * 1024;
const LINGER_MS = 2_000;

/** What the headers say of the body: none or small enough, too large, or of unknown length. */
export function bodyKind(req: IncomingMessage, limit: number): 'fine' | 'too_large' | 'unknown' {
  if (req.headers['transfer-encoding'] !== undefined) return 'unknown';
  const length = req.headers['content-length'];
  return length !== undefined && !(Number(length) <= limit) ? 'too_large' : 'fine';
}

/** Reads a body of unknown length, at most `limit` bytes of it. */
export async function readBody(req: IncomingMessage, limit: number): Promise<Buffer | 'too_large' | 'gone'> {
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((done) => {
    const stop = (outcome: Buffer | 'too_large' | 'gone') => {
      req.off('data', take);
      done(outcome);
    };
    const take = (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) stop('too_large');
      else chunks.push(chunk);
    };
    req.on('data', take);
    req.once('end', () => stop(Buffer.concat(chunks)));
    req.once('close', () => stop('gone'));
    req.once('error', () => stop('gone'));
  });
}

/**
 * Reads on and throws away, for a while. A connection closed while the client still writes is reset, and the client never
 * sees the answer that was already on its way.
 */
export function linger(req: IncomingMessage): Promise<void> {
  if (req.readableEnded || req.destroyed) return Promise.resolve();
  return new Promise((done) => {
    let size = 0;
    const stop = () => {
      clearTimeout(timer);
      done();
    };
    const timer = setTimeout(stop, LINGER_MS);
    timer.unref();
    req.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > LINGER_BYTES) stop();
    });
    req.once('end', stop);
    req.once('close', stop);
    req.resume();
  });
}
