/** Reads a JSON body strictly: small enough, UTF-8 to the last byte, not deeper than any call asks for, and an object. */
import { Failure } from '@/core/kernel';

/** Largest body in bytes; a post of 50,000 family emoji fits. */
const MOST_BYTES = 1_048_576;
/** No call nests deeper than a list of tags. */
const DEEPEST = 32;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/** The object that a request carries. @throws Failure `input.not_json`, `input.invalid`, `input.too_large` */
export async function readBody(request: Request): Promise<Record<string, unknown>> {
  const type = request.headers.get('content-type') ?? '';
  if (!isJson(type) || (request.headers.get('content-encoding') ?? 'identity') !== 'identity') throw new Failure('input.not_json');
  const value = parse(await bytesOf(request));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Failure('input.invalid');
  return value as Record<string, unknown>;
}

/** JSON has one encoding (RFC 8259, 8.1). A body without a type is taken for what the API speaks. */
function isJson(type: string): boolean {
  const [essence = '', ...parameters] = type
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = parameters
    .find((part) => part.startsWith('charset='))
    ?.slice(8)
    .replaceAll('"', '');
  return (
    (essence === '' || /^application\/(?:[\w.+-]+\+)?json$/.test(essence)) &&
    (charset === undefined || charset === 'utf-8' || charset === 'utf8')
  );
}

async function bytesOf(request: Request): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > MOST_BYTES) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (request.body) {
    const reader = request.body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.length;
      if (size > MOST_BYTES) {
        await reader.cancel().catch(() => {});
        throw tooLarge();
      }
      chunks.push(part.value);
    }
  }
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
}

const tooLarge = () => new Failure('input.too_large', { maximum: MOST_BYTES });

/** @throws Failure `input.not_json` */
export function parse(bytes: Uint8Array): unknown {
  try {
    const text = utf8.decode(bytes);
    if (isDeep(text)) throw new SyntaxError('too deep');
    return JSON.parse(text);
  } catch {
    throw new Failure('input.not_json');
  }
}

/** Whether brackets outside of strings nest too deep; one pass, no recursion. */
function isDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === 0x5c) at += 1;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x5b || code === 0x7b) {
      depth += 1;
      if (depth > DEEPEST) return true;
    } else if (code === 0x5d || code === 0x7d) depth -= 1;
  }
  return false;
}
