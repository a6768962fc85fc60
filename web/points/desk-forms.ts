/** Forms of the administration's pages about points and groups. */
import { editGroup, postGroup, readGroups, removeGroup } from '@/core/groups';
import { address, type Context, demand, execute, Failure } from '@/core/kernel';
import { mustBeAdministrator } from '@/core/permissions';
import { CURRENCIES, editPointFloors, editPointRule, editPointsFormula, grantPoints, removePointRule } from '@/core/points';
import { changeSettings } from '@/core/settings';
import { form, type Params } from '@/web/kernel/form';
import type { Fields } from '@/web/kernel/kept';
import { textOf } from '@/web/kernel/read-fields';
import { isRehearsedGroup, isRehearsedRule } from './rehearsed';

const rulePage = ({ action }: Params): string => `/admin/rules/${encodeURIComponent(action ?? '')}`;
const ofBoard = (board: string | null | undefined): string => (board ? `?board=${encodeURIComponent(board)}` : '');
const groupPage = ({ key }: Params): string => `/admin/groups/${encodeURIComponent(key ?? '')}`;

/** What was to be saved before anybody saw what it would do: nothing was done, and the answer leads to its rehearsal. */
const LED = { isLed: true } as const;

/** What of each form may stand in an address; nothing else of what was sent gets there. */
const RULE = ['coins', 'reputation', 'contribution', 'cycle', 'cycleMinutes', 'cap', 'dedupe', 'board', 'days'] as const;
const NAMES = ['nameZhCn', 'nameZhTw', 'nameJa', 'nameEn'] as const;
const GROUP = ['key', ...NAMES, 'from', 'tally', 'readLevel', 'maxImageKb', 'signatureLength', 'ratingMost', 'ratingDaily'] as const;
/** Longest value, in signs, and longest query, in bytes: what comes before a server may refuse a longer address. */
const LONGEST = 400;
const MOST_BYTES = 4_096;

/** A rehearsal writes nothing, so no command asks who wants it. */
const demandDesk = ({ viewer }: Context): void => demand(mustBeAdministrator(viewer));

/** POST `/admin/rules/{action}/submit`. Fields as the rule's, `board`, and `rehearsed`: what the rehearsal was of. */
export const editRuleForm = form({
  perform: async (context, fields, { action }) => {
    demandDesk(context);
    return isRehearsedRule(fields) ? (await execute(context, editPointRule, { ...fields, action })).result : LED;
  },
  page: rulePage,
  back: (_params, fields) => ofBoard(textOf(fields, 'board')),
  place: (result, fields, params) =>
    'isLed' in result ? rehearsalOf(rulePage(params), pick(fields, RULE), true) : `/admin/rules${ofBoard(result.board)}`,
  toast: (result) => ('isLed' in result ? null : { key: 'standing.saved' }),
});

/** POST `/admin/rules/{action}/remove`: the board follows the site again. */
export const removeRuleForm = form({
  command: removePointRule,
  input: (fields, { action }) => ({ board: textOf(fields, 'board'), action }),
  page: rulePage,
  back: (_params, fields) => ofBoard(textOf(fields, 'board')),
  place: ({ board }) => `/admin/rules${ofBoard(board)}`,
  toast: () => ({ key: 'standing.removed' }),
});

/** POST `…/rehearse`: changes nothing, leads back with what was typed in the address. */
const rehearseForm = (page: (params: Params) => string, names: readonly string[]) =>
  form({
    perform: async (context) => demandDesk(context),
    page,
    place: (_result, fields, params) => rehearsalOf(page(params), pick(fields, names)),
  });

export const rehearseRuleForm = rehearseForm(rulePage, RULE);
export const rehearseFormulaForm = rehearseForm(() => '/admin/formula', ['formula']);
export const rehearseGroupForm = rehearseForm(groupPage, GROUP);

/** POST `/admin/formula/submit` */
export const editFormulaForm = form({
  command: editPointsFormula,
  page: () => '/admin/formula',
  place: () => '/admin/formula',
  toast: ({ changed }) => ({ key: 'standing.formula_saved', values: { changed } }),
});

/** POST `/admin/formula/floors`. An empty field is no floor. */
export const editFloorsForm = form({
  command: editPointFloors,
  input: (fields) => Object.fromEntries(CURRENCIES.map((currency) => [currency, numberOrNull(textOf(fields, currency))])),
  page: () => '/admin/formula',
  back: () => '#floors',
  place: () => '/admin/formula',
  toast: () => ({ key: 'standing.floors_saved' }),
});

/** POST `/admin/formula/terms`. Fields: `transferTax`, `transferLeast`, and `ratingCurrencies`, a box each. */
export const editTermsForm = form({
  command: changeSettings,
  input: (fields) => ({
    transferTax: textOf(fields, 'transferTax') ?? '',
    transferLeast: textOf(fields, 'transferLeast') ?? '',
    // A box that is not ticked is not sent.
    ratingCurrencies: [fields.ratingCurrencies ?? []].flat(),
  }),
  page: () => '/admin/formula',
  back: () => '#terms',
  place: () => '/admin/formula',
  toast: () => ({ key: 'standing.terms_saved' }),
});

/** POST `/admin/groups/{key}/submit`; `new` sets a rung in. A threshold that changes is rehearsed first: `rehearsed` says which. */
export const editGroupForm = form({
  perform: async (context, fields, { key = '' }) => {
    demandDesk(context);
    const group = (await readGroups(context.db)).find(({ badge }) => badge.key === key);
    if ((group || key === 'new') && !isRehearsedGroup(fields, group)) return LED;
    return key === 'new'
      ? (await execute(context, postGroup, fields)).result
      : (await execute(context, editGroup, { ...fields, key })).result;
  },
  page: groupPage,
  place: (result, fields, params) => ('isLed' in result ? rehearsalOf(groupPage(params), pick(fields, GROUP), true) : '/admin/groups'),
  toast: (result) => ('isLed' in result ? null : { key: 'standing.group_saved', values: { moved: result.moved } }),
});

/** POST `/admin/groups/{key}/remove` */
export const removeGroupForm = form({
  command: removeGroup,
  input: (_fields, { key }) => ({ key }),
  page: groupPage,
  place: () => '/admin/groups',
  toast: () => ({ key: 'standing.removed' }),
});

/** POST `/u/{name}/points/grant` */
export const grantPointsForm = form({
  command: grantPoints,
  input: (fields, { name }) => ({ ...fields, name }),
  page: ({ name }) => `${address.member(name ?? '')}/points`,
  place: ({ name }) => `${address.member(name)}/points`,
  toast: () => ({ key: 'points.grant.done' }),
});

/** What was typed into these fields of a form. */
function pick(fields: Fields, names: readonly string[]): [string, string][] {
  const sent = names.filter((name) => Object.hasOwn(fields, name));
  return sent.map((name) => [name, (textOf(fields, name) ?? '').slice(0, LONGEST).toWellFormed()]);
}

/** Where a draft is rehearsed: what was typed lies in the address. @throws Failure `input.too_large` { maximum }, in bytes */
function rehearsalOf(page: string, typed: [string, string][], isLed = false): string {
  const query = new URLSearchParams([...typed, ['rehearse', isLed ? 'first' : '1']]).toString();
  if (query.length > MOST_BYTES) throw new Failure('input.too_large', { maximum: MOST_BYTES });
  // Who is led there begins with the notice that says why.
  return `${page}?${query}${isLed ? '' : '#rehearsal'}`;
}

function numberOrNull(text: string | undefined): unknown {
  if (text === undefined || text.trim() === '') return null;
  return /^[-−]?\d{1,12}$/.test(text.trim()) ? Number(text.trim().replace('−', '-')) : NaN;
}
