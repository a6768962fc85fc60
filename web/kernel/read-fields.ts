/** The fields of a posted form as plain text, and its files where a form takes any. */
import { Failure } from '@/core/kernel';
import type { Fields } from './kept';

/** Most bytes of a form: the longest post (50,000 graphemes) fits well. */
const MOST_BYTES = 1_048_576;
/** The grid of rights in a board is a field a cell: a hundred groups have room. */
const MOST_FIELDS = 2_000;

export interface ReadForm {
  fields: Fields;
  /** Bytes of each file by the name of its field. A field in which no file was chosen is left out. */
  files: Record<string, Uint8Array>;
}

/**
 * Reads a form. A repeated name becomes a list. U+0000 goes: PostgreSQL refuses it. Files are read only up to `largestFile` bytes in all; 0 = they are let fall.
 * @throws Failure `input.too_large`, `input.invalid`
 */
export async function readForm(request: Request, largestFile = 0): Promise<ReadForm> {
  const most = MOST_BYTES + largestFile;
  const type = request.headers.get('content-type') ?? '';
  if (!/^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type)) throw new Failure('form.stale');
  if (Number(request.headers.get('content-length') ?? 0) > most) throw new Failure('input.too_large', { maximum: most });
  const bytes = await readBody(request, most);
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData().catch(() => {
    throw new Failure('input.invalid');
  });
  const fields: Fields = {};
  const files: ReadForm['files'] = {};
  let count = 0;
  for (const [name, value] of form) {
    if ((count += 1) > MOST_FIELDS) throw new Failure('input.invalid');
    if (typeof value === 'string') add(fields, name, clean(value));
    else if (largestFile > 0 && value.size > 0) files[name] = new Uint8Array(await value.arrayBuffer());
  }
  return { fields, files };
}

async function readBody(request: Request, most: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    length += next.value.byteLength;
    if (length > most) {
      await reader?.cancel();
      throw new Failure('input.too_large', { maximum: most });
    }
    chunks.push(next.value);
  }
  return Buffer.concat(chunks);
}

function add(fields: Fields, name: string, value: string): void {
  // A field called __proto__ is a field like any other.
  if (!Object.hasOwn(fields, name)) Object.defineProperty(fields, name, { value, enumerable: true, writable: true, configurable: true });
  else fields[name] = [fields[name]!].flat().concat(value);
}

/** Browsers send line ends as CRLF. */
const clean = (text: string): string => text.replaceAll('\0', '').replaceAll('\r\n', '\n');

/** A field as one text; the first of several. */
export function textOf(fields: Fields, name: string): string | undefined {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return Array.isArray(value) ? value[0] : value;
}
