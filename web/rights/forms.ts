/** The form of the grid of rights: the whole site's boxes, or one board's choices. What changed is told by what was shown. */
import { type Context, execute, Failure } from '@/core/kernel';
import { editBoardGrants, editGroupRights, type Grant, GRANTS } from '@/core/rights';
import { form } from '@/web/kernel/form';
import type { Fields } from '@/web/kernel/kept';
import { textOf } from '@/web/kernel/read-fields';

const place = (fields: Fields): string => {
  const slug = textOf(fields, 'slug');
  return `/admin/rights${slug ? `?board=${encodeURIComponent(slug)}` : ''}`;
};

/** POST `/admin/rights/submit`. */
export const editRightsForm = form<{ changed: number }>({
  page: () => '/admin/rights',
  back: (_params, fields) => place(fields).slice('/admin/rights'.length),
  perform: (context, fields) => (textOf(fields, 'boardId') ? saveBoard(context, fields) : saveSite(context, fields)),
  place: (_result, fields) => place(fields),
  toast: () => ({ key: 'rights.grid.saved' }),
});

/** Fields: `was.<group>` = the rights that were ticked, `r.<group>` = those that are. */
async function saveSite(context: Context, fields: Fields): Promise<{ changed: number }> {
  const groups = namesOf(fields, /^was\.(\d{1,15})$/).map(([name, groupId]) => {
    const was = (textOf(fields, name) ?? '').split(' ').filter(Boolean);
    const is = [fields[`r.${groupId}`] ?? []].flat();
    return {
      groupId: Number(groupId),
      give: is.filter((right) => !was.includes(right)),
      take: was.filter((right) => !is.includes(right)),
    };
  });
  const changes = groups.filter(({ give, take }) => give.length || take.length);
  return (await execute(context, editGroupRights, { groups: changes })).result;
}

/** Fields: `boardId`, `was` = `group:right:grant …` of what was granted, `g.<group>.<right>` = what is chosen. */
async function saveBoard(context: Context, fields: Fields): Promise<{ changed: number }> {
  const was = new Map<string, string | undefined>(
    (textOf(fields, 'was') ?? '').split(' ').map((line) => {
      const [groupId, right, grant] = line.split(':');
      return [`${groupId}.${right}`, grant] as const;
    }),
  );
  const grants = namesOf(fields, /^g\.(\d{1,15}\.[a-z_.]+)$/).flatMap(([name, cell]) => {
    const grant = textOf(fields, name) as Grant;
    if (!GRANTS.includes(grant)) throw new Failure('input.unknown_choice');
    if (grant === (was.get(cell) ?? 'inherit')) return [];
    const [groupId = '', ...right] = cell.split('.');
    return [{ groupId: Number(groupId), right: right.join('.'), grant }];
  });
  return (await execute(context, editBoardGrants, { boardId: textOf(fields, 'boardId'), grants })).result;
}

/** Names of fields with what they stand for. */
const namesOf = (fields: Fields, pattern: RegExp): [string, string][] =>
  Object.keys(fields).flatMap((name) => {
    const found = pattern.exec(name)?.[1];
    return found ? [[name, found]] : [];
  });
