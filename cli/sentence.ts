import { isFailure } from '@/core/kernel';
import { EnvFaults } from '@/platform/env';

/** What went wrong, for the person at the console: one line where the cause is known. */
export function sentenceOf(error: unknown): string {
  if (error instanceof EnvFaults) return error.faults.join('; ');
  if (isFailure(error)) {
    const fields = Object.entries(error.fields).map(([field, { reason }]) => `${field}: ${reason}`);
    return `refused: ${fields.length ? fields.join(', ') : error.reason}`;
  }
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
  // drizzle tells the whole query; its cause tells what was wrong with it.
  const [line = error.name] = error.message.split('\n');
  return `${line}${cause}`;
}
