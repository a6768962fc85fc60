import type { z } from 'zod';
import { Failure, type FieldReason } from './failure';
import { type Reason, REASONS } from './reasons';

/**
 * Parses input. Messages of zod issues are reason keys (`.min(2, { message: 'input.too_short' })`), so that forms get keys, never sentences.
 * @throws Failure `input.invalid` with a reason per field.
 */
export function validate<I>(schema: z.ZodType<I>, raw: unknown): I {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const fields: Record<string, FieldReason> = {};
  for (const issue of parsed.error.issues) {
    const name = String(issue.path[0] ?? '');
    fields[name] ??= { reason: reasonOf(issue.message), facts: factsOf(issue) };
  }
  const [first] = Object.values(fields);
  throw new Failure(first?.reason ?? 'input.invalid', first?.facts, fields);
}

function reasonOf(message: string): Reason {
  return message in REASONS ? (message as Reason) : 'input.invalid';
}

/** Limits of a refused field (`params` of custom issues, or minimum/maximum), for its sentence. */
function factsOf(issue: object): Record<string, number> {
  const { minimum, maximum, params } = issue as { minimum?: unknown; maximum?: unknown; params?: Record<string, number> };
  return { ...(typeof minimum === 'number' ? { minimum } : {}), ...(typeof maximum === 'number' ? { maximum } : {}), ...params };
}
