import type { Affected, PointAmounts, StandingRehearsal } from '@/core/points/views';
import { GroupMark } from '@/components/members/group-mark';
import { MemberName } from '@/components/members/member-name';
import { Amounts } from '@/components/points/amounts';
import type { Frame } from '@/components/ui/frame';
import { Numbers } from './numbers';

/** Who would stand where (E4, E5). */
export function StandingRehearsed({ rehearsal, frame }: { rehearsal: StandingRehearsal; frame: Frame }) {
  const { t, formats } = frame;
  const words = (name: string) => t(`standing.${name}`);
  return (
    <section aria-labelledby="rehearsal">
      <h2 id="rehearsal">{words('preview')}</h2>
      <p>{t('standing.who_moves', { members: rehearsal.members, moved: rehearsal.moved })}</p>
      <Numbers label={words('by_group')} head={[words('group'), words('before'), words('after')]}>
        {rehearsal.groups.map((group) => (
          <tr key={group.badge.key}>
            <td>
              {group.badge.tally || Object.keys(group.badge.name).length ? (
                <GroupMark group={group.badge} frame={frame} />
              ) : (
                group.badge.key
              )}
            </td>
            <td>{formats.number(group.before)}</td>
            <td>{formats.number(group.after)}</td>
          </tr>
        ))}
      </Numbers>
      <MostAffected most={rehearsal.most} frame={frame} />
    </section>
  );
}

type Touched = Affected & { now?: PointAmounts; proposed?: PointAmounts };

/** The ten whom a change would touch most: total and group, now and after; with a rule, what it gave and would have given. */
export function MostAffected({ most, frame }: { most: Touched[]; frame: Frame }) {
  const { t, formats } = frame;
  const isRule = most.some(({ proposed }) => proposed);
  const total = t('points.total');
  const head = [
    t('standing.members'),
    ...(isRule ? [t('standing.now'), t('standing.then')] : []),
    total,
    t('standing.after'),
    t('standing.group'),
  ];
  return (
    <>
      <h2>{t('standing.most')}</h2>
      {most.length === 0 ? <p className="mute">{t('standing.nobody')}</p> : null}
      {most.length > 0 ? (
        <Numbers label={t('standing.most')} head={head}>
          {most.map((each) => (
            <tr key={each.id}>
              <td>
                <MemberName member={each} frame={frame} />
              </td>
              {isRule
                ? [each.now, each.proposed].map((amounts, nth) => (
                    <td key={nth}>
                      <Amounts amounts={amounts ?? {}} frame={frame} />
                    </td>
                  ))
                : null}
              <td>{formats.number(each.before.total)}</td>
              <td>{formats.number(each.after.total)}</td>
              <td>
                <GroupMark group={each.before.group} frame={frame} />
                {each.before.group.key === each.after.group.key ? null : (
                  <>
                    {' → '}
                    <GroupMark group={each.after.group} frame={frame} />
                  </>
                )}
              </td>
            </tr>
          ))}
        </Numbers>
      ) : null}
    </>
  );
}
