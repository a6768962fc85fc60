import { GroupMark } from '@/components/members/group-mark';
import type { Frame } from '@/components/ui/frame';
import { DeskPage } from './desk-frame';
import type { GroupsDeskView } from './desk-views';
import { Numbers } from './numbers';

/** Every group with its figures; the ladder first (E5). */
export function GroupsDesk({ view, frame }: { view: GroupsDeskView; frame: Frame }) {
  const { t, formats } = frame;
  const head = ['group', 'members', 'from', 'read_level', 'max_image_kb', 'signature_length'].map((name) => t(`standing.${name}`));
  return (
    <DeskPage desk="groups" frame={frame}>
      <Numbers label={t('staff.desk.groups')} head={head}>
        {view.groups.map((group) => (
          <tr key={group.badge.key}>
            <td>
              <a className="lk" href={`/admin/groups/${group.badge.key}`}>
                <GroupMark group={group.badge} frame={frame} />
              </a>
            </td>
            <td>{formats.number(group.members)}</td>
            <td>{fromWords(group.from, frame)}</td>
            <td>{formats.number(group.readLevel)}</td>
            <td>{formats.number(Math.round(group.maxImageBytes / 1_024))}</td>
            <td>{formats.number(group.signatureLength)}</td>
          </tr>
        ))}
      </Numbers>
      <p>
        <a className="btn" href="/admin/groups/new">
          {t('standing.new_rung')}
        </a>
      </p>
      <p className="mute">{t('standing.rights_elsewhere')}</p>
    </DeskPage>
  );
}

/** The lowest rung begins below everything. */
function fromWords(from: number | null, { t, formats }: Frame): string {
  if (from === null) return '—';
  return from <= -2_000_000_001 ? t('points.below') : formats.number(from);
}
