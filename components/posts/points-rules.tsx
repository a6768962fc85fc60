import type { GroupBadge } from '@/core/members/views';
import type { PointRuleView } from '@/core/points/views';
import { RulesTable } from '@/components/points/rules-table';
import { NextGroup } from '@/components/points/standing';
import type { Frame } from '@/components/ui/frame';
import { Still } from '@/components/ui/still';

interface RulesProps {
  rules: PointRuleView[];
  board: { slug: string };
  /** What the reader still needs for the next group. */
  next: { total: number; group: GroupBadge; missing: number } | null;
  frame: Frame;
}

/** 本版积分规则 under gate and composer (E3); open to everyone. The table is drawn once for all, only what is missing is the reader's own. */
export function PointsRules({ rules, board, next, frame }: RulesProps) {
  const { t } = frame;
  return (
    <details className="rules">
      <summary>{t('compose.rules.title')}</summary>
      {next ? <NextGroup total={next.total} next={next} frame={frame} /> : null}
      <Still of={RulesTable} frame={frame} props={{ rules }} />
      <p>
        <a href={`/b/${encodeURIComponent(board.slug)}/points`}>{t('compose.rules.full')}</a>
      </p>
    </details>
  );
}
