/** The form of the grid of rights: the whole site's boxes, or one board's choices. */
import { type Context, execute, Failure } from '@/core/kernel';
import { editBoardGrants, editGroupRights } from '@/core/rights';
import { form } from '@/web/kernel/form';
import type { Fields } from '@/web/kernel/kept';
import { textOf } from '@/web/kernel/read-fields';
import { grantChangesIn, groupChangesIn } from './typed-grid';

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

const saveSite = async (context: Context, fields: Fields): Promise<{ changed: number }> =>
  (await execute(context, editGroupRights, { groups: groupChangesIn(fields) })).result;

async function saveBoard(context: Context, fields: Fields): Promise<{ changed: number }> {
  const grants = grantChangesIn(fields);
  if (grants.some(({ grant }) => grant === null)) throw new Failure('input.unknown_choice');
  return (await execute(context, editBoardGrants, { boardId: textOf(fields, 'boardId'), grants })).result;
}
