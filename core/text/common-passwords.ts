import { dictionary } from '@zxcvbn-ts/language-common';

let common: Set<string> | undefined;

/**
 * Whether a password is among the first that anybody tries: one of the 49,000 commonest (the list of zxcvbn-ts, ASVS 6.2.4
 * asks for 3,000), the same backwards, one sign or a short piece repeated, or a run along the keyboard's digits.
 */
export function isCommonPassword(password: string): boolean {
  const plain = password.slice(0, 1_024).normalize('NFKC').toLowerCase();
  // Nothing in the list is longer, and a password may be a kilobyte.
  if (plain.length > 64) return /^(.{1,4})\1+$/s.test(plain.slice(0, 60));
  common ??= new Set(dictionary['passwords-common']);
  return common.has(plain) || common.has([...plain].reverse().join('')) || /^(.{1,4})\1+$/su.test(plain) || isCounting(plain);
}

/** 123456789012, 98765432: each digit next to the one before. */
function isCounting(text: string): boolean {
  if (!/^\d+$/.test(text)) return false;
  const steps = new Set<number>();
  for (let at = 1; at < text.length; at += 1) steps.add((Number(text[at]) - Number(text[at - 1]) + 10) % 10);
  return steps.size === 1;
}
