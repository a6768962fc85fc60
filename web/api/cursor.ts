/** Cursors that only this board can have given: a value under a short seal, bound to the list it was given for. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { Failure } from '@/core/kernel';

const SEAL_BYTES = 9;

const sealOf = (key: Buffer, list: string, value: string): Buffer =>
  createHmac('sha256', key).update(`${list}\n${value}`).digest().subarray(0, SEAL_BYTES);

/** A cursor for clients; null at the end of a list. */
export function sealCursor(key: Buffer, list: string, value: string | null): string | null {
  if (value === null) return null;
  return Buffer.concat([sealOf(key, list, value), Buffer.from(value)]).toString('base64url');
}

/**
 * What a cursor says; undefined for the first page.
 * @throws Failure `input.cursor` for one that was not given for this list
 */
export function openCursor(key: Buffer, list: string, given: string | undefined): string | undefined {
  if (given === undefined || given === '') return undefined;
  const bytes = /^[\w-]{14,400}$/.test(given) ? Buffer.from(given, 'base64url') : Buffer.alloc(0);
  const value = bytes.subarray(SEAL_BYTES).toString('utf8');
  if (bytes.length <= SEAL_BYTES || !timingSafeEqual(bytes.subarray(0, SEAL_BYTES), sealOf(key, list, value)))
    throw new Failure('input.cursor');
  return value;
}
