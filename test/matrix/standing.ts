/** Rows of the desk of points and groups: rules, formula, floors, grants, rungs. */
import { editGroup, postGroup, removeGroup } from '@/core/groups';
import { editPointFloors, editPointRule, editPointsFormula, grantPoints, removePointRule } from '@/core/points';
import { type Row, row, STAFF_ONLY } from './scene';
import { sql } from 'drizzle-orm';
import { rows } from '@/db/rows';

const GROUP = {
  nameZhCn: '会员',
  nameZhTw: '會員',
  nameJa: '会員',
  nameEn: 'Member',
  tally: 2,
  readLevel: 20,
  maxImageKb: 2_048,
  signatureLength: 100,
};

export const STANDING: Row[] = [
  row('edit-point-rule', editPointRule, () => ({ action: 'vote', cycle: 'daily', cap: 10, dedupe: 'object', coins: 1 }), STAFF_ONLY),
  row('remove-point-rule', removePointRule, () => ({ action: 'vote', board: 'tea' }), STAFF_ONLY),
  row('edit-points-formula', editPointsFormula, () => ({ formula: 'posts + coins' }), STAFF_ONLY),
  row('edit-point-floors', editPointFloors, () => ({ coins: 0, reputation: null, contribution: null }), STAFF_ONLY),
  row('grant-points', grantPoints, ({ stranger }) => ({ name: stranger.name, coins: 5, note: 'For the tea' }), STAFF_ONLY),
  row('edit-group', editGroup, () => ({ ...GROUP, key: 'member', from: 50 }), STAFF_ONLY),
  row(
    'post-group',
    postGroup,
    ({ unique }) => ({
      ...GROUP,
      key: `rung${unique}`.toLowerCase(),
      from: 100_000 + Number.parseInt(unique.replace(/\D/g, '') || '1', 10),
    }),
    STAFF_ONLY,
  ),
  {
    ...row('remove-group', removeGroup, ({ unique }) => ({ key: `top${unique}`.toLowerCase() }), STAFF_ONLY),
    arrange: async ({ unique, db }) => {
      const key = `top${unique}`.toLowerCase();
      await rows(
        db,
        sql`insert into groups (key, kind, name, min_total) values (${key}, 'ladder', '{"en":"Top"}', 1000000 + ${Number.parseInt(unique, 10)}::int)`,
      );
      return {};
    },
  },
];
