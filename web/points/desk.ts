/** Reads of the administration's pages about points and groups: rules, formula, groups, with their rehearsals. */
import { type BoardRef, readBoardTree } from '@/core/boards';
import { type GroupView, readGroups } from '@/core/groups';
import { type Context, isFailure } from '@/core/kernel';
import { readRuleDesk, rehearseRule, rehearseStanding, type RuleDeskView, type RuleRehearsal, type StandingRehearsal } from '@/core/points';
import { type Missing, missing, neverCached } from '@/web/kernel/answer';
import { type Fields, keptForm } from '@/web/kernel/kept';
import { routeText } from '@/web/kernel/route-text';
import { type Writing, writingOf } from '@/web/posts/writing';
import { deskContext } from '@/web/staff/reads';
import { one, type Params } from '@/web/threads/list-params';
import { ruleMark, thresholdMark } from './rehearsed';

/** Longest field of a form of the desk; a formula has 200 characters at most. */
const LONGEST = 400;

type Desk<T> = Promise<T | Missing | null>;

/** A form of the desk: as it stands, as it was typed, and what a rehearsal of it says. */
export interface DeskForm<R> {
  writing: Writing;
  /** Null until one was asked for. */
  rehearsal: R | null;
  /** What the rehearsal was of, for the form to say when it is saved. */
  mark: string;
  /** Saving was asked for before it was rehearsed. */
  isLed: boolean;
}

export interface RulesDesk {
  rules: RuleDeskView[];
  /** Null for the whole site. */
  board: BoardRef | null;
  boards: BoardRef[];
}

/** `/admin/rules`, and with `?board=` those of one board. */
export async function rulesDesk(params: Params): Desk<RulesDesk> {
  return atDesk(async (context) => {
    const boards = (await readBoardTree(context)).all;
    const slug = one(params.board);
    const board = slug ? boards.find((each) => each.slug === slug) : null;
    if (board === undefined) return missing('board.not_found');
    return { rules: await readRuleDesk(context, board?.id), board, boards };
  });
}

export interface RuleDesk extends DeskForm<RuleRehearsal> {
  rule: RuleDeskView;
  board: BoardRef | null;
}

/** `/admin/rules/{action}` */
export async function ruleDesk(part: string, params: Params): Desk<RuleDesk> {
  const action = routeText(part);
  const desk = await rulesDesk(params);
  if (!desk || 'missing' in desk) return desk;
  const rule = desk.rules.find((each) => each.action === action);
  if (!rule) return missing('page.not_found');
  return atDesk(async (context) => ({
    rule,
    board: desk.board,
    ...(await formAt(`/admin/rules/${action}`, params, {
      rehearse: (values) => rehearseRule(context, { ...values, action }),
      mark: ruleMark,
      // One address of the page holds the forms of the site and of every board: a draft for another is none of this one's.
      isOwn: (values) => (values.board ?? '') === (desk.board?.slug ?? ''),
    })),
  }));
}

export interface FormulaDesk extends DeskForm<StandingRehearsal> {
  formula: string;
  floors: Context['settings']['pointFloors'];
  terms: Pick<Context['settings'], 'transferTax' | 'transferLeast' | 'ratingCurrencies'>;
}

/** `/admin/formula` */
export async function formulaDesk(params: Params): Desk<FormulaDesk> {
  return atDesk(async (context) => {
    const { pointsFormula, pointFloors, transferTax, transferLeast, ratingCurrencies } = context.settings;
    return {
      formula: pointsFormula,
      floors: pointFloors,
      terms: { transferTax, transferLeast, ratingCurrencies },
      ...(await formAt('/admin/formula', params, { rehearse: ({ formula }) => rehearseStanding(context, { formula }) })),
    };
  });
}

export interface GroupsDesk {
  groups: (GroupView & { members: number })[];
}

/** `/admin/groups` */
export async function groupsDesk(): Desk<GroupsDesk> {
  return atDesk(async (context) => {
    const standing = await rehearseStanding(context, {});
    const groups = await readGroups(context.db);
    return {
      groups: groups.map((group) => ({
        ...group,
        members: standing.groups.find(({ badge }) => badge.key === group.badge.key)?.before ?? 0,
      })),
    };
  });
}

export interface GroupDesk extends DeskForm<StandingRehearsal> {
  /** Null for a rung that is not there yet. */
  group: (GroupView & { members: number; isLowest: boolean }) | null;
}

/** `/admin/groups/{key}`; `new` is a rung to be. */
export async function groupDesk(part: string, params: Params): Desk<GroupDesk> {
  const key = routeText(part);
  const desk = await groupsDesk();
  if (!desk || 'missing' in desk) return desk;
  const found = desk.groups.find(({ badge }) => badge.key === key);
  if (!found && key !== 'new') return missing('group.not_found');
  return atDesk(async (context) => ({
    group: found ? { ...found, isLowest: found === desk.groups[0] } : null,
    ...(await formAt(`/admin/groups/${key}`, params, {
      rehearse: (values) => rehearseStanding(context, { threshold: { key, from: values.from ?? '' } }),
      mark: thresholdMark,
    })),
  }));
}

async function atDesk<T>(read: (context: Context) => Promise<T | Missing>): Desk<T> {
  neverCached();
  const context = await deskContext();
  if (!context || 'missing' in context) return context;
  return read(context);
}

/**
 * A refused form comes back as it was typed; a form that asked for a rehearsal lies in the address, so that it can be shown, sent on
 * and come back to. What the rehearsal refuses is said at its fields.
 */
async function formAt<R>(path: string, params: Params, { rehearse, mark = () => '', isOwn = () => true }: FormAt<R>): Promise<DeskForm<R>> {
  const asked = one(params.rehearse);
  const none = { rehearsal: null, mark: '', isLed: false };
  if (asked !== '1' && asked !== 'first') {
    const kept = await keptForm(path);
    return { ...none, writing: await writingOf(kept && isOwn(kept.values) ? kept : null) };
  }
  const values = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value ?? '').slice(0, LONGEST)]));
  try {
    const rehearsal = await rehearse(values);
    return { writing: await writingOf({ values, refusal: null }), rehearsal, mark: mark(values), isLed: asked === 'first' };
  } catch (thrown) {
    if (!isFailure(thrown)) throw thrown;
    const { reason, facts, fields } = thrown;
    return { ...none, writing: await writingOf({ values, refusal: { reason, facts, fields } }) };
  }
}

interface FormAt<R> {
  rehearse: (values: Record<string, string>) => Promise<R>;
  /** What such a rehearsal is of. */
  mark?: (values: Record<string, string>) => string;
  /** Whether a refused form that was kept for this path is this page's. */
  isOwn?: (values: Fields) => boolean;
}
