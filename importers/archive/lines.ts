/** The lines of a file, one at a time, whatever its size; a line that is too long or not UTF-8 is told as such and passed over. */
import { createReadStream } from 'node:fs';

export interface Line {
  /** From 1. */
  number: number;
  text?: string;
  fault?: 'not UTF-8' | 'too long';
}

/** Longest line in bytes: the longest post, escaped, fits several times. */
const LONGEST = 8 * 1024 * 1024;
const NEWLINE = 0x0a;

/** Reads a file line by line. @throws what the file system says */
export async function* readLines(file: string): AsyncGenerator<Line> {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let number = 0;
  let parts: Buffer[] = [];
  let size = 0;
  const line = (): Line => {
    number += 1;
    const bytes = parts.length === 1 ? parts[0]! : Buffer.concat(parts);
    const tooLong = size > LONGEST;
    parts = [];
    size = 0;
    if (tooLong) return { number, fault: 'too long' };
    try {
      return { number, text: utf8.decode(bytes) };
    } catch {
      return { number, fault: 'not UTF-8' };
    }
  };
  const keep = (piece: Buffer) => {
    size += piece.length;
    // What is too long is counted, not kept.
    if (size <= LONGEST) parts.push(piece);
  };
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 18 }) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      keep(chunk.subarray(from, end));
      yield line();
      from = end + 1;
    }
    if (from < chunk.length) keep(Buffer.from(chunk.subarray(from)));
  }
  if (size > 0) yield line();
}
