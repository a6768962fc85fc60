import { sql } from 'drizzle-orm';
import { row } from '@/db/rows';
import { type Context, isMember } from '@/core/kernel';
import { nextGroup, readGroups } from '@/core/groups';
import { readRules } from './read-rules';
import type { PointAmounts, PointsPageView } from './views';

interface Standing {
  total: number;
  coins: number;
  reputation: number;
  contribution: number;
  owed: Required<PointAmounts>;
}

/** The page of points rules: rules, formula, groups, and the reader's own standing with what is missing to the next group (E3). */
export async function readPointsPage(context: Context, boardId?: number): Promise<PointsPageView> {
  const groups = await readGroups(context.db);
  const { id, groupId, name } = context.viewer;
  const standing = isMember(context.viewer)
    ? await row<Standing>(
        context.db,
        sql`
        select points_total as total, coins, reputation, contribution,
          jsonb_build_object('coins', coins_owed, 'reputation', reputation_owed, 'contribution', contribution_owed) as owed
        from members where id = ${id}::bigint`,
      )
    : undefined;
  const mine = groups.find((group) => group.id === groupId);
  return {
    rules: await readRules(context, boardId),
    formula: context.settings.pointsFormula,
    groups: groups.map(({ badge, from, readLevel, maxImageBytes, signatureLength, rights }) => ({
      badge,
      from,
      readLevel,
      maxImageBytes,
      signatureLength,
      rights,
    })),
    mine:
      standing && mine
        ? {
            name,
            total: standing.total,
            balances: { coins: standing.coins, reputation: standing.reputation, contribution: standing.contribution },
            owed: standing.owed,
            group: mine.badge,
            next: nextGroup(groups, standing.total, mine.badge.kind),
          }
        : null,
  };
}
