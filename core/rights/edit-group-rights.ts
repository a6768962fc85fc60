import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { rows } from '@/db/rows';
import { audit, command, type Effects, Failure, idInput, touch, type Verdict } from '@/core/kernel';
import { givableRights, mustBeAdministrator, type Right, RIGHTS } from '@/core/permissions';

const rightsInput = z.array(z.enum(RIGHTS, { message: 'input.unknown_choice' })).max(RIGHTS.length);

/** Only what changes is said, so that two administrators at two grids do not undo each other. */
const editGroupRightsInput = z.object({
  groups: z.array(z.object({ groupId: idInput, give: rightsInput, take: rightsInput })).max(200),
});
export type EditGroupRightsInput = z.input<typeof editGroupRightsInput>;
type Change = z.output<typeof editGroupRightsInput>['groups'][number];

interface GroupRow {
  id: number;
  key: string;
  rights: string[];
}

/** Gives rights to groups and takes them, everywhere; the administrators'. Each changed group leaves a line in the audit log. */
export const editGroupRights = command({
  name: 'edit-group-rights',
  input: editGroupRightsInput,
  facts: async (tx, { groups }): Promise<Map<number, GroupRow>> => {
    const ids = groups.map(({ groupId }) => groupId);
    const found = await rows<GroupRow>(
      tx,
      sql`select id, key, rights from groups where id = any (${sql.param(ids)}::bigint[]) order by id for no key update`,
    );
    return new Map(found.map((group) => [group.id, group]));
  },
  ability: (facts, input, { viewer }) => {
    const may = mustBeAdministrator(viewer);
    return may === true ? mayChange(facts, input.groups) : may;
  },
  run: async (effects, facts, input): Promise<{ changed: number }> => {
    let changed = 0;
    for (const change of input.groups) changed += Number(await store(effects, facts.get(change.groupId)!, change));
    // Viewers are resolved anew with every request; what is kept by processes and pages is told here.
    if (changed) effects.touch(touch.points(), touch.boards(), touch.lists());
    return { changed };
  },
});

function mayChange(facts: ReadonlyMap<number, GroupRow>, changes: readonly Change[]): Verdict {
  for (const { groupId, give, take } of changes) {
    const group = facts.get(groupId);
    if (!group) throw new Failure('input.unknown_choice');
    const givable = givableRights(group.key, 'site');
    // What is held and stays so is no change.
    const given = give.filter((right) => !group.rights.includes(right));
    const taken = take.filter((right) => group.rights.includes(right));
    if ([...given, ...taken].some((right) => !givable.includes(right))) return { reason: 'rights.fixed' };
  }
  return true;
}

async function store(effects: Effects, group: GroupRow, { give, take }: Change): Promise<boolean> {
  const isHeld = (right: string) => (group.rights.includes(right) || give.includes(right as Right)) && !take.includes(right as Right);
  const known: readonly string[] = RIGHTS;
  const after = [...RIGHTS, ...group.rights.filter((right) => !known.includes(right))].filter(isHeld);
  const gave = after.filter((right) => !group.rights.includes(right));
  const took = group.rights.filter((right) => !after.includes(right));
  if (!gave.length && !took.length) return false;
  await rows(effects.tx, sql`update groups set rights = ${sql.param(after)}::text[] where id = ${group.id}::bigint`);
  await audit(effects, { action: 'rights.group', object: `group:${group.id}`, facts: { gave, took } });
  return true;
}
