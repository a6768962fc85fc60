import { type FailureCode, REASONS, type Reason, STATUS } from './reasons';

/** Values that the sentence of a refusal needs, e.g. `{ seconds: 12 }`. */
export type FailureFacts = Record<string, string | number>;

/** An expected refusal. Everything else that is thrown is a bug. */
export class Failure extends Error {
  readonly code: FailureCode;
  constructor(
    readonly reason: Reason,
    readonly facts: FailureFacts = {},
    /** Reasons by input field, for forms. */
    readonly fields: Record<string, FieldReason> = {},
  ) {
    super(reason);
    this.name = 'Failure';
    this.code = REASONS[reason];
  }
  get status(): number {
    return STATUS[this.code];
  }
}

export interface FieldReason {
  reason: Reason;
  facts?: FailureFacts;
}

/**
 * Whether a thrown thing is a Failure. By name, not by class: Next bundles its own copy of this module.
 */
export function isFailure(thrown: unknown): thrown is Failure {
  return thrown instanceof Error && thrown.name === 'Failure' && 'reason' in thrown;
}

/** A yes, or a named refusal. */
export type Verdict = true | { reason: Reason; facts?: FailureFacts };

/** Throws the refusal of a verdict. */
export function demand(verdict: Verdict): void {
  if (verdict !== true) throw new Failure(verdict.reason, verdict.facts);
}
