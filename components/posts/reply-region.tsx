import type { PointRuleView } from '@/core/points/views';
import type { Frame } from '@/components/ui/frame';
import { Composer, type ReplyDraft } from './composer';
import { Gate } from './gate';
import { PointsRules } from './points-rules';
import type { ThreadPageView } from '@/components/threads/thread-view';
import type { Allowance } from './writing';

interface RegionProps {
  thread: { id: number; board: { slug: string } };
  mayReply: Allowance;
  /** Null where nobody may write. */
  draft: ReplyDraft | null;
  rules: PointRuleView[];
  next: ThreadPageView['next'];
  frame: Frame;
  /** Address of the page without an answered post. */
  plain: string;
}

/** The end of every thread page: the box or the gate, and what a reply earns here. */
export function ReplyRegion({ thread, mayReply, draft, rules, next, frame, plain }: RegionProps) {
  const points = <PointsRules rules={rules} board={thread.board} next={next} frame={frame} />;
  return (
    <section className="reply-box" id="reply" aria-label={frame.t('compose.reply')}>
      {mayReply.allowed && draft ? <Composer threadId={thread.id} draft={draft} frame={frame} plain={plain} /> : null}
      <div className="post">
        <div className="said">
          {mayReply.allowed ? null : <Gate refusal={mayReply} frame={frame} kind="reply" next={`${frame.path}#reply`} />}
          {points}
        </div>
      </div>
    </section>
  );
}
