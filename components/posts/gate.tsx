import { wayIn } from '@/components/shell/account';
import { WhyLink } from '@/components/rights/why-link';
import type { Frame } from '@/components/ui/frame';
import { type Allowance, whyHref } from './writing';

interface GateProps {
  refusal: Extract<Allowance, { allowed: false }>;
  frame: Frame;
  /** What is behind the gate. */
  kind: 'reply' | 'thread';
  /** Where one is led back to after signing in. */
  next: string;
}

/** Manuscript paper in the place of the box: a guest finds the two ways in, a member the rule that refuses and what would satisfy it. */
export function Gate({ refusal, frame, kind, next }: GateProps) {
  const why = whyHref(refusal.facts);
  return (
    <>
      <Paper refusal={refusal} frame={frame} kind={kind} next={next} />
      {why ? (
        <p className="why-link">
          <WhyLink href={why} frame={frame} />
        </p>
      ) : null}
    </>
  );
}

function Paper({ refusal, frame, kind, next }: GateProps) {
  const { t } = frame;
  if (!frame.viewer) {
    return (
      <div className="gate">
        <h2>{t(`compose.gate.${kind}`)}</h2>
        <p>
          <a className="btn solid" href={wayIn('/sign-in', next)}>
            {t('compose.gate.sign_in')}
          </a>
          <a className="btn" href={wayIn('/register', next)}>
            {t('compose.gate.register')}
          </a>
        </p>
      </div>
    );
  }
  return (
    <div className="gate">
      <h2>{t(kind === 'reply' ? 'compose.gate.more_reply' : 'compose.gate.more_thread')}</h2>
      <p className="why">{t(`errors.${refusal.reason}`, refusal.facts)}</p>
    </div>
  );
}
