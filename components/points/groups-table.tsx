import type { PointsPageView } from '@/core/points/views';
import { GroupMark } from '@/components/members/group-mark';
import type { Frame } from '@/components/ui/frame';

type GroupLine = PointsPageView['groups'][number];

/** The ladder: from which total, what it allows, and what each rung may do beyond the one below, in words (E3). */
export function GroupsTable({ groups, frame }: { groups: GroupLine[]; frame: Frame }) {
  const { t, formats } = frame;
  const ladder = groups.filter(({ badge }) => badge.kind === 'ladder');
  return (
    <div className="scroll-x" tabIndex={0} role="group" aria-label={t('points.groups')}>
      <table className="n ladder">
        <thead>
          <tr>
            {['group', 'from', 'read_level', 'image', 'signature', 'rights'].map((name) => (
              <th key={name} scope="col">
                {t(`points.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ladder.map((group, nth) => (
            <tr key={group.badge.key}>
              <td>
                <GroupMark group={group.badge} frame={frame} />
              </td>
              <td>{nth === 0 ? t('points.below') : formats.number(group.from ?? 0)}</td>
              <td>{formats.number(group.readLevel)}</td>
              <td>
                {group.maxImageBytes
                  ? t('points.image_size', { size: formats.number(group.maxImageBytes / 1_048_576) })
                  : t('points.no_image')}
              </td>
              <td>{formats.number(group.signatureLength)}</td>
              <td>{rightsWords(group, ladder[nth - 1], frame)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The rights of the first rung that has some, then only what is gained. */
function rightsWords(group: GroupLine, below: GroupLine | undefined, { t, locale }: Frame): string {
  const list = (rights: string[]) => new Intl.ListFormat(locale, { type: 'conjunction', style: 'narrow' }).format(rights.map(word));
  const word = (right: string) => {
    const key = `points.right.${right.replace('.', '-')}`;
    return t.has(key) ? t(key) : right;
  };
  if (group.rights.length <= 1) return t('points.reads_only');
  if (!below || below.rights.length <= 1) return list(group.rights.filter((right) => right !== 'board.see'));
  const gained = group.rights.filter((right) => !below.rights.includes(right));
  return gained.length ? t('points.gains', { rights: list(gained) }) : '—';
}
