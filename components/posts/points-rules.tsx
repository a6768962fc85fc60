import type { PointRuleView } from '@/core/points/views';
import type { Frame } from '@/components/ui/frame';
import { RulesTable } from '@/components/points/rules-table';

/** 本版积分规则 under gate and composer (E3); open to everyone. */
export function PointsRules({ rules, board, frame }: { rules: PointRuleView[]; board: { slug: string }; frame: Frame }) {
  const { t } = frame;
  return (
    <details className="rules">
      <summary>{t('compose.rules.title')}</summary>
      <RulesTable rules={rules} frame={frame} />
      <p>
        <a href={`/b/${encodeURIComponent(board.slug)}/points`}>{t('compose.rules.full')}</a>
      </p>
    </details>
  );
}
