import type { RuleRehearsal } from '@/core/points/views';
import { GroupMark } from '@/components/members/group-mark';
import { Amounts } from '@/components/points/amounts';
import type { Frame } from '@/components/ui/frame';
import { MostAffected } from './standing-rehearsed';
import { Numbers } from './numbers';

/** As many as a rehearsal plays through. */
const MOST = 500_000;

/** What a changed rule would have given: together, by group, and to whom most (E10). */
export function RuleRehearsed({ rehearsal, frame }: { rehearsal: RuleRehearsal; frame: Frame }) {
  const { t, formats } = frame;
  const { now, proposed } = rehearsal;
  const figures = [
    ['given', now.given, proposed.given],
    ['held_cap', now.capped, proposed.capped],
    ['held_repeat', now.repeated, proposed.repeated],
  ] as const;
  return (
    <section aria-labelledby="rehearsal">
      <h2 id="rehearsal">{t('standing.rehearsal', { days: rehearsal.days })}</h2>
      <p>{t('standing.occurrences', { count: rehearsal.occurrences, members: rehearsal.members })}</p>
      {rehearsal.isCut ? <p className="mute">{t('standing.cut', { most: MOST })}</p> : null}
      <Numbers label={t('standing.outcome')} head={[t('standing.outcome'), t('standing.now'), t('standing.then')]}>
        {figures.map(([name, before, after]) => (
          <tr key={name}>
            <td>{t(`standing.${name}`)}</td>
            <td>{formats.number(before)}</td>
            <td>{formats.number(after)}</td>
          </tr>
        ))}
        <tr>
          <td>{t('standing.together')}</td>
          <td>
            <Amounts amounts={now.amounts} frame={frame} />
          </td>
          <td>
            <Amounts amounts={proposed.amounts} frame={frame} />
          </td>
        </tr>
      </Numbers>
      <h2>{t('standing.by_group')}</h2>
      <Numbers label={t('standing.by_group')} head={['group', 'members', 'now', 'then', 'would_move'].map((name) => t(`standing.${name}`))}>
        {rehearsal.groups.map((group) => (
          <tr key={group.badge.key}>
            <td>
              <GroupMark group={group.badge} frame={frame} />
            </td>
            <td>{formats.number(group.members)}</td>
            <td>
              <Amounts amounts={group.now} frame={frame} />
            </td>
            <td>
              <Amounts amounts={group.proposed} frame={frame} />
            </td>
            <td>{formats.number(group.moved)}</td>
          </tr>
        ))}
      </Numbers>
      <MostAffected most={rehearsal.most} frame={frame} />
    </section>
  );
}
