/**
 * Rehearsal of a rule (E10): what happened in the last days is played through the engine twice, by the rules in force and with the draft
 * in their place. The engine is the live one's; only where it looks differs: here it remembers what it gave.
 */
import { z } from 'zod';
import { type Context, demand, optional, validate } from '@/core/kernel';
import { evaluateFormula } from '@/core/formulas';
import { groupFor, type GroupView, readGroups } from '@/core/groups';
import { mustBeAdministrator } from '@/core/permissions';
import { Engine } from './engine';
import { type Occurrence, readOccurrences } from './occurrences';
import { ruleFields, storedRule, withMinutes } from './rule-input';
import { ruleBoard } from './rule-board';
import { demandAction } from './rule-place';
import { allRules, CURRENCIES, type Rule } from './rules';
import type { Affected, PointAmounts, RuleRehearsal } from './views';

const rehearsalInput = withMinutes(
  ruleFields.extend({
    action: z.string(),
    board: optional(z.string().max(80)),
    days: z.preprocess(Number, z.union([z.literal(7), z.literal(30), z.literal(90)], { message: 'input.unknown_choice' })),
  }),
);

const MOST_TOLD = 10;

/** One member's part of it. */
interface Share {
  occurrence: Occurrence;
  now: PointAmounts;
  proposed: PointAmounts;
}

/**
 * What a draft of a rule would have given. Bounded: `MOST_OCCURRENCES`, read through a cursor. Changes nothing; the administrators'.
 * @throws Failure `staff.required`, `rule.*`, `board.not_found`, `input.*`, `amount.invalid`
 */
export async function rehearseRule(context: Context, raw: unknown): Promise<RuleRehearsal> {
  demand(mustBeAdministrator(context.viewer));
  const { action, board, days, ...fields } = validate(rehearsalInput, raw);
  demandAction(action);
  const boardId = await ruleBoard(context.db, board);
  const rules = (await allRules(context.db)).filter((rule) => rule.action === action);
  const draft: Rule = { ...storedRule(fields), action, boardId };
  const engines = [rules, [...rules.filter((rule) => rule.boardId !== boardId), draft]].map(
    (each) => new Engine(each, action, context.settings.timeZone),
  ) as [Engine, Engine];
  const groups = await readGroups(context.db);
  const summary = new Summary(context, groups, engines);
  const since = new Date(context.now().getTime() - days * 86_400_000);
  const isCut = await readOccurrences(context, { action, since, terms: engines.flatMap((engine) => engine.terms) }, (occurrence) =>
    summary.add(occurrence),
  );
  return { days, isCut, ...summary.told() };
}

/** Adds up, member by member: occurrences come in order of members, then of time. */
class Summary {
  private share: Share | null = null;
  private occurrences = 0;
  private members = 0;
  private readonly byGroup = new Map<number, RuleRehearsal['groups'][number]>();
  private most: (RuleRehearsal['most'][number] & { weight: number })[] = [];

  constructor(
    private readonly context: Context,
    private readonly groups: readonly GroupView[],
    private readonly engines: readonly [Engine, Engine],
  ) {}

  add(occurrence: Occurrence): void {
    if (this.share?.occurrence.memberId !== occurrence.memberId) this.close();
    this.share ??= { occurrence, now: {}, proposed: {} };
    const [now, proposed] = this.engines;
    plus(this.share.now, now.take(occurrence));
    plus(this.share.proposed, proposed.take(occurrence));
    if (!occurrence.isBefore) this.occurrences += 1;
  }

  told(): Omit<RuleRehearsal, 'days' | 'isCut'> {
    this.close();
    const [now, proposed] = this.engines;
    const order = (id: number) => this.groups.findIndex((group) => group.id === id);
    return {
      occurrences: this.occurrences,
      members: this.members,
      now: now.outcome,
      proposed: proposed.outcome,
      groups: [...this.byGroup].sort(([a], [b]) => order(a) - order(b)).map(([, group]) => group),
      most: this.most.map(({ weight: _weight, ...each }) => each),
    };
  }

  /** What the last member's occurrences came to. */
  private close(): void {
    const { share } = this;
    this.share = null;
    if (!share) return;
    this.members += 1;
    const { occurrence, now, proposed } = share;
    const group = this.groups.find(({ id }) => id === occurrence.groupId)!;
    const affected = this.affected(occurrence, group, difference(now, proposed));
    const of = this.byGroup.get(group.id) ?? { badge: group.badge, members: 0, now: {}, proposed: {}, moved: 0 };
    this.byGroup.set(group.id, of);
    of.members += 1;
    plus(of.now, now);
    plus(of.proposed, proposed);
    if (affected.before.group.key !== affected.after.group.key) of.moved += 1;
    const weight = CURRENCIES.reduce((sum, currency) => sum + Math.abs((proposed[currency] ?? 0) - (now[currency] ?? 0)), 0);
    if (weight === 0) return;
    this.most.push({ ...affected, now, proposed, weight });
    this.most = this.most.sort((a, b) => b.weight - a.weight || a.id - b.id).slice(0, MOST_TOLD);
  }

  /** The total and the rung with the difference on top of what the member has. */
  private affected({ memberId, name, figures, total }: Occurrence, group: GroupView, more: PointAmounts): Affected {
    const proposed = { ...figures };
    for (const currency of CURRENCIES) proposed[currency] += more[currency] ?? 0;
    const after = evaluateFormula(this.context.settings.pointsFormula, proposed);
    const rung = group.badge.kind === 'ladder' ? groupFor(this.groups, after) : group;
    return {
      id: memberId,
      name,
      before: { total, group: group.badge },
      after: { total: after, group: rung?.badge ?? group.badge },
    };
  }
}

function plus(sum: PointAmounts, more: PointAmounts): void {
  for (const currency of CURRENCIES) if (more[currency]) sum[currency] = (sum[currency] ?? 0) + more[currency];
}

const difference = (now: PointAmounts, proposed: PointAmounts): PointAmounts =>
  Object.fromEntries(CURRENCIES.map((currency) => [currency, (proposed[currency] ?? 0) - (now[currency] ?? 0)]));
