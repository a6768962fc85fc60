import type { FieldReason } from '@/core/kernel';
import { isCommonPassword } from '@/core/text';

export const SHORTEST_PASSWORD = 8;
/** Bytes; a longer one is refused before anything is computed from it. */
const LONGEST_PASSWORD = 1_024;

/** A password as it is hashed: NFC, so that it fits whichever way a keyboard composes it. */
export const plainPassword = (password: string): string => password.normalize('NFC');

/** Whether a password is too long to be looked at. */
export const isOverlong = (password: string): boolean =>
  password.length > LONGEST_PASSWORD || Buffer.byteLength(password) > LONGEST_PASSWORD;

/** Judges a new password (C4): 8 characters of any script, at most 1 kB, none of the common ones, not one's own name. */
export function judgePassword(password: string, own: readonly string[] = []): FieldReason | null {
  if (isOverlong(password)) return { reason: 'password.too_long', facts: { maximum: LONGEST_PASSWORD } };
  const plain = plainPassword(password);
  if (countPoints(plain) < SHORTEST_PASSWORD) return { reason: 'password.too_short', facts: { minimum: SHORTEST_PASSWORD } };
  const lower = plain.toLowerCase();
  if (isCommonPassword(plain) || own.some((word) => word && word.toLowerCase() === lower)) return { reason: 'password.common' };
  return null;
}

function countPoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
