import type { ExplainedStep, ExplanationView } from '@/core/rights/views';
import { MemberName } from '@/components/members/member-name';
import { boardHref } from '@/components/boards/address';
import { wayIn } from '@/components/shell/account';
import type { Frame } from '@/components/ui/frame';
import { pickText } from '@/components/ui/localized';
import { Stamp } from '@/components/ui/stamp';

const STAMPS = { passed: 'ok', failed: 'hot', waiting: undefined } as const;

/** The verdict, what would satisfy the rule that refuses, and every rule in the order in which it is asked. */
export function Explanation({ view, frame }: { view: ExplanationView; frame: Frame }) {
  const { t } = frame;
  return (
    <>
      <p className="verdict">{t(view.isAllowed ? 'rights.why.allowed' : 'rights.why.refused')}</p>
      {view.way ? (
        <section aria-labelledby="way">
          <h2 id="way">{t('rights.why.way.title')}</h2>
          <WayOut view={view} way={view.way} frame={frame} />
        </section>
      ) : null}
      <section aria-labelledby="rules">
        <h2 id="rules">{t('rights.why.rules')}</h2>
        <ol className="lines steps">
          {view.steps.map((step) => (
            <li key={step.name}>
              <Stamp kind={STAMPS[step.state]}>{t(`rights.why.state.${step.state}`)}</Stamp>
              <b>{t(`rights.why.step.${step.name}`)}</b>
              <p className="dim">{wordsOf(step, view, frame)}</p>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}

function wordsOf({ name, state, rule, facts }: ExplainedStep, view: ExplanationView, { t, locale }: Frame): string {
  if (state === 'waiting') return t('rights.why.waiting');
  return t(`rights.why.rule.${name}.${rule}`, { ...facts, group: pickText(view.group.name, locale).text });
}

function WayOut({ view, way, frame }: { view: ExplanationView; way: NonNullable<ExplanationView['way']>; frame: Frame }) {
  const { t, formats } = frame;
  switch (way.kind) {
    case 'sign_in':
      return (
        <p>
          {t('rights.why.way.sign_in')}{' '}
          <a className="btn solid" href={wayIn('/sign-in', placeOf(view))}>
            {t('compose.gate.sign_in')}
          </a>{' '}
          <a className="btn" href={wayIn('/register', placeOf(view))}>
            {t('compose.gate.register')}
          </a>
        </p>
      );
    case 'wait':
      return <p>{t('rights.why.way.wait', { time: formats.full(way.until) })}</p>;
    case 'group':
      return (
        <p>
          {t('rights.why.way.group', { group: pickText(way.group.name, frame.locale).text, missing: formats.number(way.missing) })}{' '}
          <a className="lk" href={view.board ? boardHref(view.board.slug, 'points') : '/points'}>
            {t('rights.why.way.points')}
          </a>
        </p>
      );
    case 'ask':
      return (
        <p>
          {t('rights.why.way.ask')}{' '}
          {way.whom.map((member) => (
            <span key={member.id}>
              <MemberName member={member} frame={frame} className="lk" />{' '}
            </span>
          ))}
        </p>
      );
    case 'new_thread':
      return (
        <p>
          <a className="lk" href={boardHref(way.board.slug, 'new')}>
            {t('rights.why.way.new_thread')}
          </a>
        </p>
      );
    default:
      return <p>{t(`rights.why.way.${way.kind}`)}</p>;
  }
}

/** Where the reader came from, for the way back from the door. */
const placeOf = ({ thread, board }: ExplanationView): string => (thread ? `/t/${thread.id}` : board ? boardHref(board.slug) : '/');
