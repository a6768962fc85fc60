/**
 * The guard at the door of registration (C7), with no outside service and without script: a field that people do not see and
 * robots fill in, and a signed time that says how long the form was open. KAWARA_LIMITS=off switches it off.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Context, Failure } from '@/core/kernel';
import { system } from '@/platform/system';
import { type Fields } from '@/web/kernel/kept';
import { textOf } from '@/web/kernel/read-fields';

/** Name of the field that stays empty. */
export const TRAP_FIELD = 'trap';
/** Name of the field with the signed time. */
export const MADE_FIELD = 'made';

/** Nobody types a name, an address and a password faster. */
const LEAST_MS = 2_500;
const MOST_MS = 24 * 3_600_000;

const sign = (time: string): string =>
  createHmac('sha256', system().secrets.key('robot-guard')).update(time).digest('base64url').slice(0, 24);

/** Value of the field `made`. */
export function madeNow(now: Date): string {
  const time = now.getTime().toString(36);
  return `${time}.${sign(time)}`;
}

/**
 * Lets people through.
 * @throws Failure `registration.robot`; the form comes back with what was typed, and its second try is old enough
 */
export function demandPerson(context: Context, fields: Fields): void {
  if (!context.limits) return;
  const open = openFor(textOf(fields, MADE_FIELD) ?? '', context.now());
  if (textOf(fields, TRAP_FIELD) || open === null || open < LEAST_MS || open > MOST_MS) throw new Failure('registration.robot');
}

/** Milliseconds since a form was made; null for a time that we did not sign. */
function openFor(made: string, now: Date): number | null {
  const [time = '', signature = ''] = made.split('.');
  const right = sign(time);
  if (signature.length !== right.length || !timingSafeEqual(Buffer.from(signature), Buffer.from(right))) return null;
  return now.getTime() - parseInt(time, 36);
}
