import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { row, rows } from '@/db/rows';
import { audit, command, type Effects, Failure, idInput, touch, type Verdict, hold } from '@/core/kernel';
import { givableRights, mustBeAdministrator, RIGHTS } from '@/core/permissions';
import { type Grant, GRANTS } from './views';

const editBoardGrantsInput = z.object({
  boardId: idInput,
  /** Only what changes is said. */
  grants: z
    .array(
      z.object({
        groupId: idInput,
        right: z.enum(RIGHTS, { message: 'input.unknown_choice' }),
        grant: z.enum(GRANTS, { message: 'input.unknown_choice' }),
      }),
    )
    .max(2_000),
});
export type EditBoardGrantsInput = z.input<typeof editBoardGrantsInput>;
type Change = z.output<typeof editBoardGrantsInput>['grants'][number];

interface Facts {
  groups: Map<number, string>;
  /** `group:right` → allowed. */
  grants: Map<string, boolean>;
}

const keyOf = ({ groupId, right }: { groupId: number; right: string }): string => `${groupId}:${right}`;

/** Allows or denies rights to groups in one board, or lets the group's own word count again; the administrators'. */
export const editBoardGrants = command({
  name: 'edit-board-grants',
  input: editBoardGrantsInput,
  facts: async (tx, { boardId }): Promise<Facts> => {
    // One change of a board's grants at a time. The board's row is hot, so it is not locked for it.
    await hold(tx, 'board-grants', boardId);
    if (!(await row(tx, sql`select 1 from boards where id = ${boardId}::bigint`))) throw new Failure('board.not_found');
    const groups = await rows<{ id: number; key: string }>(tx, sql`select id, key from groups`);
    const grants = await rows<{ groupId: number; right: string; isAllowed: boolean }>(
      tx,
      sql`select group_id as "groupId", "right", is_allowed as "isAllowed" from board_grants where board_id = ${boardId}::bigint`,
    );
    return {
      groups: new Map(groups.map(({ id, key }) => [id, key])),
      grants: new Map(grants.map((grant) => [keyOf(grant), grant.isAllowed])),
    };
  },
  ability: (facts, input, { viewer }) => {
    const may = mustBeAdministrator(viewer);
    return may === true ? mayChange(facts, input.grants) : may;
  },
  run: async (effects, facts, { boardId, grants }): Promise<{ changed: number }> => {
    const changes = grants.filter((change) => grantOf(facts, change) !== change.grant);
    for (const change of changes) await store(effects, boardId, change);
    if (!changes.length) return { changed: 0 };
    const lines = changes.map((change) => ({ ...change, before: grantOf(facts, change) }));
    await audit(effects, { action: 'rights.board', object: `board:${boardId}`, facts: { changes: lines } });
    effects.touch(touch.points(), touch.boards(), touch.board(boardId), touch.lists());
    return { changed: changes.length };
  },
});

function grantOf({ grants }: Facts, change: Change): Grant {
  const is = grants.get(keyOf(change));
  return is === undefined ? 'inherit' : is ? 'allow' : 'deny';
}

function mayChange(facts: Facts, changes: readonly Change[]): Verdict {
  for (const change of changes) {
    const key = facts.groups.get(change.groupId);
    if (key === undefined) throw new Failure('input.unknown_choice');
    if (grantOf(facts, change) !== change.grant && !givableRights(key, 'board').includes(change.right)) return { reason: 'rights.fixed' };
  }
  return true;
}

async function store({ tx }: Effects, boardId: number, { groupId, right, grant }: Change): Promise<void> {
  await rows(
    tx,
    grant === 'inherit'
      ? sql`delete from board_grants where board_id = ${boardId}::bigint and group_id = ${groupId}::bigint and "right" = ${right}`
      : sql`
        insert into board_grants (board_id, group_id, "right", is_allowed) values (${boardId}::bigint, ${groupId}::bigint, ${right}, ${grant === 'allow'}::boolean)
        on conflict (board_id, group_id, "right") do update set is_allowed = excluded.is_allowed`,
  );
}
