import { LEADER_SPANS, LEADERS, type LeadersView } from '@/core/leaders/views';
import { GroupMark } from '@/components/members/group-mark';
import { MemberName } from '@/components/members/member-name';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import type { Frame } from '@/components/ui/frame';
import { addressOf } from '@/components/ui/pager';
import { Seal } from '@/components/ui/seal';

/** Places that are counted; further down nobody is told their rank. */
const RANKED = 1_000;

/** Where a ranking stands; what is asked for anyway is left out. */
export const leadersHref = (by: string, span: string): string =>
  addressOf('/members/top', { by: by === 'points' ? null : by, span: span === 'all' ? null : span });

/** The first fifty of a ranking. */
export function LeadersPage({ view, frame }: { view: LeadersView; frame: Frame }) {
  const { t } = frame;
  const { by, span, rows } = view;
  return (
    <>
      <Breadcrumb frame={frame} steps={[{ href: '/members', text: t('stats.members') }, { text: t('merits.leaders.title') }]} />
      <div className="phead">
        <h1>{t('merits.leaders.title')}</h1>
        <Mine view={view} frame={frame} />
      </div>
      <hr className="keisen" />
      <nav className="tabs" aria-label={t('merits.leaders.by')}>
        {LEADERS.map((each) => (
          <a key={each} href={leadersHref(each, span)} aria-current={each === by ? 'page' : undefined}>
            {t(`merits.leaders.measure.${each}`)}
          </a>
        ))}
      </nav>
      <nav className="tabs" aria-label={t('merits.leaders.span')}>
        {LEADER_SPANS.map((each) => (
          <a key={each} href={leadersHref(by, each)} aria-current={each === span ? 'page' : undefined}>
            {t(`merits.leaders.spans.${each}`)}
          </a>
        ))}
      </nav>
      {rows.length ? (
        <Table view={view} frame={frame} />
      ) : (
        <div className="empty">
          <p>{t('merits.leaders.none')}</p>
        </div>
      )}
      {span === 'all' ? null : <p className="mute">{t('merits.leaders.counted')}</p>}
    </>
  );
}

function Mine({ view: { by, mine }, frame: { t } }: { view: LeadersView; frame: Frame }) {
  if (!mine) return null;
  const measure = t(`merits.leaders.measure.${by}`);
  if (mine.value === 0) return <p>{t('merits.leaders.mine_none')}</p>;
  if (mine.rank === null) return <p className="n">{t('merits.leaders.mine_low', { most: RANKED, measure, value: mine.value })}</p>;
  return <p className="n">{t('merits.leaders.mine', { rank: mine.rank, measure, value: mine.value })}</p>;
}

function Table({ view: { by, rows }, frame }: { view: LeadersView; frame: Frame }) {
  const { t, formats } = frame;
  return (
    <table className="table n">
      <thead>
        <tr>
          <th scope="col">{t('merits.leaders.rank')}</th>
          <th scope="col">{t('stats.member')}</th>
          <th scope="col" className="w">
            {t('stats.group')}
          </th>
          <th scope="col" className="r">
            {t(`merits.leaders.measure.${by}`)}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ rank, value, member }) => (
          <tr key={member.id} aria-current={member.id === frame.viewer?.id ? 'true' : undefined}>
            <td>{formats.number(rank)}</td>
            <td>
              <span className="who">
                <Seal seal={member.seal} size={28} />
                <MemberName member={member} frame={frame} />
              </span>
            </td>
            <td className="w">
              <GroupMark group={member.group} frame={frame} />
            </td>
            <td className="r">{formats.number(value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
