/** Forms of the administration's pages about points and groups. */
import { editGroup, postGroup, removeGroup } from '@/core/groups';
import { address, execute } from '@/core/kernel';
import { CURRENCIES, editPointFloors, editPointRule, editPointsFormula, grantPoints, removePointRule } from '@/core/points';
import { changeSettings } from '@/core/settings';
import { form, type Params } from '@/web/kernel/form';
import type { Fields } from '@/web/kernel/kept';
import { textOf } from '@/web/kernel/read-fields';

const rulePage = ({ action }: Params): string => `/admin/rules/${encodeURIComponent(action ?? '')}`;
const ofBoard = (board: string | null | undefined): string => (board ? `?board=${encodeURIComponent(board)}` : '');
const groupPage = ({ key }: Params): string => `/admin/groups/${encodeURIComponent(key ?? '')}`;

/** POST `/admin/rules/{action}/submit`. Fields as the rule's, and `board`. */
export const editRuleForm = form({
  command: editPointRule,
  input: (fields, { action }) => ({ ...fields, action }),
  page: rulePage,
  back: (_params, fields) => ofBoard(textOf(fields, 'board')),
  place: ({ board }) => `/admin/rules${ofBoard(board)}`,
  toast: () => ({ key: 'standing.saved' }),
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
const rehearseForm = (page: (params: Params) => string) =>
  form({
    perform: async () => null,
    page,
    place: (_result, fields, params) => `${page(params)}?${queryOf(fields)}#rehearsal`,
  });

export const rehearseRuleForm = rehearseForm(rulePage);
export const rehearseFormulaForm = rehearseForm(() => '/admin/formula');
export const rehearseGroupForm = rehearseForm(groupPage);

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

/** POST `/admin/groups/{key}/submit`; `new` sets a rung in. */
export const editGroupForm = form({
  perform: async (context, fields, { key = '' }) =>
    key === 'new' ? (await execute(context, postGroup, fields)).result : (await execute(context, editGroup, { ...fields, key })).result,
  page: groupPage,
  place: () => '/admin/groups',
  toast: ({ moved }) => ({ key: 'standing.group_saved', values: { moved } }),
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

/** What was typed, without what belongs to the form itself. */
function queryOf(fields: Fields): string {
  const typed = Object.keys(fields).filter((name) => !['csrf', 'repeat', 'next'].includes(name));
  return String(new URLSearchParams([...typed.map((name): [string, string] => [name, textOf(fields, name) ?? '']), ['rehearse', '1']]));
}

function numberOrNull(text: string | undefined): unknown {
  if (text === undefined || text.trim() === '') return null;
  return /^[-−]?\d{1,12}$/.test(text.trim()) ? Number(text.trim().replace('−', '-')) : NaN;
}
