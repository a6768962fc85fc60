import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { change, row } from '@/db/rows';
import type { Localized } from '@/db/schema';
import { audit, command, Failure, spokenText, touch } from '@/core/kernel';
import { mustBeAdministrator } from '@/core/permissions';
import {
  demandOrder,
  type GroupFields,
  groupFields,
  type GroupRow,
  lockGroups,
  localizedName,
  newGroupFields,
  rungsOf,
} from './group-input';
import { placeMembers } from './place-members';

const keyInput = z
  .string()
  .trim()
  // `new` is the address of the form.
  .regex(/^(?!new$)[a-z][a-z0-9-]{1,30}$/, { message: 'input.invalid' });

/**
 * Changes a group: names, threshold, figures; the administrators'. A threshold that moves takes its members with it, both ways, in the
 * same transaction.
 */
export const editGroup = command({
  name: 'edit-group',
  input: groupFields.extend({ key: z.string() }),
  facts: async (tx, { key }) => {
    const groups = await lockGroups(tx);
    const group = groups.find((each) => each.key === key);
    if (!group) throw new Failure('group.not_found');
    return { group, groups };
  },
  ability: (_facts, _input, { viewer }) => mustBeAdministrator(viewer),
  run: async (effects, { group, groups }, { key, ...fields }) => {
    const from = group.kind === 'ladder' ? (fields.from ?? group.minTotal!) : null;
    if (from !== null) demandOrder(rungsOf(groups), key, from, effects.context);
    const after = valuesOf(fields, from, group);
    await change(
      effects.tx,
      sql`
      update groups set name = ${JSON.stringify(after.name)}::jsonb, min_total = ${after.minTotal}::int, tally = ${after.tally}::int, read_level = ${after.readLevel}::int,
        max_image_bytes = ${after.maxImageBytes}::int, signature_length = ${after.signatureLength}::int,
        rating_most = ${after.ratingMost}::int, rating_daily = ${after.ratingDaily}::int where id = ${group.id}::bigint`,
    );
    const { id: _id, key: _key, kind: _kind, isFactory: _isFactory, ...before } = group;
    await audit(effects, { action: 'group.change', object: `group:${key}`, facts: { before, after } });
    effects.touch(touch.points(), touch.everything());
    return { key, moved: from === group.minTotal ? 0 : await placeMembers(effects) };
  },
});

/** Sets a new rung into the ladder, with the rights and, unless others are given, the ratings of the rung below; the administrators'. Whoever belongs on it moves there at once. */
export const postGroup = command({
  name: 'post-group',
  input: newGroupFields.extend({ key: keyInput }),
  facts: (tx) => lockGroups(tx),
  ability: (_groups, _input, { viewer }) => mustBeAdministrator(viewer),
  run: async (effects, groups, { key, ...fields }) => {
    if (groups.some((group) => group.key === key)) throw taken();
    const { from } = fields;
    if (from === undefined) throw new Failure('input.required', {}, { from: { reason: 'input.required' } });
    demandOrder(rungsOf(groups), null, from, effects.context);
    const below = groups.filter(({ minTotal }) => minTotal !== null && minTotal < from).sort((a, b) => b.minTotal! - a.minTotal!)[0]!;
    const after = valuesOf(fields, from, below);
    await change(
      effects.tx,
      sql`
      insert into groups (key, kind, name, min_total, tally, read_level, max_image_bytes, signature_length, rating_most, rating_daily, rights)
      select ${key}, 'ladder', ${JSON.stringify(after.name)}::jsonb, ${from}::int, ${after.tally}::int, ${after.readLevel}::int, ${after.maxImageBytes}::int, ${after.signatureLength}::int,
        ${after.ratingMost}::int, ${after.ratingDaily}::int, below.rights
      from groups below where below.id = ${below.id}::bigint`,
    );
    await audit(effects, { action: 'group.change', object: `group:${key}`, facts: { before: null, after } });
    effects.touch(touch.points(), touch.everything());
    return { key, moved: await placeMembers(effects) };
  },
});

/** Takes a rung on which nobody stands, and for which no task asks, out of the ladder; the administrators'. */
export const removeGroup = command({
  name: 'remove-group',
  input: z.object({ key: z.string() }),
  facts: async (tx, { key }) => {
    const groups = await lockGroups(tx);
    const group = groups.find((each) => each.key === key);
    if (!group) throw new Failure('group.not_found');
    // Nobody enters while it is asked whether somebody is in it.
    await row(tx, sql`select id from groups where id = ${group.id}::bigint for update`);
    const counted = await row<{ members: number; task: Localized | null }>(
      tx,
      sql`
      select (select count(*)::int from members where group_id = ${group.id}::bigint) as members,
        (select title from tasks where from_group_id = ${group.id}::bigint order by position, id limit 1) as task`,
    );
    return { group, ...counted!, lowest: rungsOf(groups)[0]?.key };
  },
  ability: ({ group, members, task, lowest }, _input, context) => {
    const may = mustBeAdministrator(context.viewer);
    if (may !== true) return may;
    if (group.kind !== 'ladder') return { reason: 'group.factory' };
    if (group.key === lowest) return { reason: 'group.lowest' };
    if (members > 0) return { reason: 'group.in_use', facts: { members } };
    // A closed task counts, too: without its group it would be opened again for everybody.
    return task ? { reason: 'group.has_task', facts: { task: spokenText(context, task) } } : true;
  },
  run: async (effects, { group }, { key }) => {
    await change(effects.tx, sql`delete from groups where id = ${group.id}::bigint`);
    const { id: _id, key: _key, kind: _kind, isFactory: _isFactory, ...before } = group;
    await audit(effects, { action: 'group.change', object: `group:${key}`, facts: { before, after: null } });
    effects.touch(touch.points(), touch.everything());
    return { key };
  },
});

const taken = () => new Failure('group.taken', {}, { key: { reason: 'group.taken' } });

/** What is not said is as it was, or as the rung below has it. */
const valuesOf = (fields: GroupFields, minTotal: number | null, known: GroupRow) => ({
  name: localizedName(fields),
  minTotal,
  tally: fields.tally,
  readLevel: fields.readLevel,
  maxImageBytes: fields.maxImageKb * 1_024,
  signatureLength: fields.signatureLength,
  ratingMost: fields.ratingMost ?? known.ratingMost,
  ratingDaily: fields.ratingDaily ?? known.ratingDaily,
});
