/** The points engine over a story instead of a ledger: it decides as the live one does, and remembers what it gave. */
import { capOf, cycleStart, decide, hasTerms, type Terms } from './decide';
import type { Occurrence } from './occurrences';
import { amountsOf, CURRENCIES, type Rule, ruleFor } from './rules';
import type { Outcome, PointAmounts } from './views';

export class Engine {
  readonly outcome: Outcome = { given: 0, capped: 0, repeated: 0, amounts: {} };
  private memberId = 0;
  /** When this member was given something, in order. */
  private times: number[] = [];
  private readonly causes = new Set<string>();
  private readonly actors = new Set<number>();

  constructor(
    private readonly rules: readonly Rule[],
    private readonly action: string,
    private readonly timeZone: string,
  ) {}

  /** The terms of every rule that may come to be asked. */
  get terms(): readonly Terms[] {
    return this.rules;
  }

  /** What an occurrence earns. Members come one after the other. */
  take(occurrence: Occurrence): PointAmounts {
    if (occurrence.memberId !== this.memberId) this.begin(occurrence.memberId);
    const rule = ruleFor(this.rules, this.action, occurrence.boardId ?? undefined);
    const amounts = rule ? amountsOf(rule, occurrence.times) : {};
    // What was given before the rehearsal begins is only remembered.
    if (occurrence.isBefore) this.remember(occurrence);
    if (occurrence.isBefore || !rule || Object.keys(amounts).length === 0) return {};
    const answer = decide(rule, this.before(rule, occurrence));
    if (answer === 'cap') this.outcome.capped += 1;
    if (answer === 'repeat') this.outcome.repeated += 1;
    if (answer !== 'give') return {};
    this.remember(occurrence);
    this.outcome.given += 1;
    for (const currency of CURRENCIES)
      if (amounts[currency]) this.outcome.amounts[currency] = (this.outcome.amounts[currency] ?? 0) + amounts[currency];
    return amounts;
  }

  private before(rule: Rule, { at, cause, actorId }: Occurrence) {
    if (!hasTerms(rule)) return { inCycle: 0, same: 0 };
    const since = cycleStart(rule, at, this.timeZone)?.getTime() ?? -Infinity;
    let inCycle = 0;
    // Without a cap nothing is counted: a long story would be counted over and over.
    const most = capOf(rule) < Infinity ? this.times.length : 0;
    while (inCycle < most && this.times[this.times.length - 1 - inCycle]! >= since) inCycle += 1;
    const isSame =
      rule.dedupe === 'object' ? this.causes.has(cause) : rule.dedupe === 'member' && actorId !== null && this.actors.has(actorId);
    return { inCycle, same: isSame ? 1 : 0 };
  }

  private begin(memberId: number): void {
    this.memberId = memberId;
    this.times = [];
    this.causes.clear();
    this.actors.clear();
  }

  private remember({ at, cause, actorId }: Occurrence): void {
    this.times.push(at.getTime());
    this.causes.add(cause);
    if (actorId !== null) this.actors.add(actorId);
  }
}
