import type { MemberRowView } from '@/core/members/views';
import { GroupMark } from '@/components/members/group-mark';
import { MemberName } from '@/components/members/member-name';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import type { Frame } from '@/components/ui/frame';
import { addressOf, Pager } from '@/components/ui/pager';
import { Seal } from '@/components/ui/seal';
import { Time } from '@/components/ui/time';

interface OnlineProps {
  view: { rows: (MemberRowView & { seenAt: Date })[]; pages: { page: number; pages: number; total: number } };
  frame: Frame;
}

/** Who was seen in the last quarter of an hour, the last one first (D9). */
export function OnlinePage({ view: { rows, pages }, frame }: OnlineProps) {
  const { t } = frame;
  return (
    <>
      <Breadcrumb steps={[{ href: '/members', text: t('stats.members') }, { text: t('stats.online') }]} frame={frame} />
      <div className="phead">
        <h1>{t('stats.online')}</h1>
        <p className="n">{t('stats.n_online', { count: pages.total })}</p>
      </div>
      <hr className="keisen" />
      {rows.length ? (
        <ul className="lines">
          {rows.map((member) => (
            <li key={member.id} className="person" data-row="">
              <span className="who">
                <Seal seal={member.seal} size={28} />
                <MemberName member={member} frame={frame} />
              </span>
              <GroupMark group={member.group} frame={frame} />
              <span className="n">
                <Time at={member.seenAt} frame={frame} form="full" relative />
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <div className="empty">
          <p>{t('stats.none_online')}</p>
        </div>
      )}
      <Pager page={pages.page} pages={pages.pages} frame={frame} href={(page) => addressOf('/members/online', { page })} />
    </>
  );
}
