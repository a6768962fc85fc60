import type { CheckInsView } from '@/core/check-ins/views';
import { MemberName } from '@/components/members/member-name';
import { wayIn } from '@/components/shell/account';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Counter } from '@/components/ui/counter';
import type { Frame } from '@/components/ui/frame';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { Notice } from '@/components/ui/notice';
import { Seal } from '@/components/ui/seal';
import { Month } from './month';
import type { MeritWriting } from './writing';

interface CheckInProps {
  view: CheckInsView & { writing: MeritWriting };
  frame: Frame;
}

/** The daily check-in: one button, how many days in a row, the month, and who has held out the longest. */
export function CheckInPage({ view, frame }: CheckInProps) {
  const { t } = frame;
  const { refusal } = view.writing;
  return (
    <>
      <Breadcrumb frame={frame} steps={[{ text: t('merits.check_in.title') }]} />
      <div className="points merits">
        <h1>{t('merits.check_in.title')}</h1>
        <p>{t('merits.check_in.note')}</p>
        {refusal ? <Notice kind="bad">{refusal.message}</Notice> : null}
        <div className="act">
          <Press view={view} frame={frame} />
          <a className="lk" href="/points">
            {t('merits.check_in.rules')}
          </a>
        </div>
        <Figures view={view} frame={frame} />
        {view.mine ? <Month today={view.today} days={view.mine.days} frame={frame} /> : null}
        <Ranking view={view} frame={frame} />
      </div>
    </>
  );
}

function Press({ view: { mine, writing }, frame }: CheckInProps) {
  const { t } = frame;
  if (!mine)
    return (
      <a className="btn solid lg" rel="nofollow" href={wayIn('/sign-in', frame.path)}>
        {t('merits.check_in.sign_in')}
      </a>
    );
  if (mine.isDone) return <p className="notice good">{t('merits.check_in.done')}</p>;
  return (
    <form method="post" action="/check-in/submit">
      <HiddenFields frame={frame} repeat={writing.repeat} />
      <button className="btn solid lg">{t('merits.check_in.do')}</button>
    </form>
  );
}

function Figures({ view: { mine, count }, frame }: CheckInProps) {
  const figures = { ...(mine ? { streak: mine.streak, best: mine.best, total: mine.total } : {}), today: count };
  return (
    <dl className="sum n" aria-label={frame.t('merits.check_in.figures')}>
      {Object.entries(figures).map(([name, value]) => (
        <div key={name} data-figure={name} data-value={value}>
          <dt>{frame.t(`merits.check_in.figure.${name}`)}</dt>
          <dd>
            <Counter value={value} frame={frame} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Ranking({ view: { ranking }, frame }: CheckInProps) {
  const { t } = frame;
  return (
    <section aria-labelledby="longest">
      <div className="sec">
        <h2 id="longest">{t('merits.check_in.ranking')}</h2>
        <a className="more" href="/members/top?by=streak">
          {t('merits.leaders.title')}
        </a>
      </div>
      {ranking.length ? (
        <ol className="lines">
          {ranking.map(({ member, streak }) => (
            <li key={member.id} className="person">
              <span className="who">
                <Seal seal={member.seal} size={28} />
                <MemberName member={member} frame={frame} />
              </span>
              <span className="n">{t('merits.check_in.days', { count: streak })}</span>
            </li>
          ))}
        </ol>
      ) : (
        <p className="mute">{t('merits.check_in.none')}</p>
      )}
    </section>
  );
}
