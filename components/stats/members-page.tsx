import type { MemberRowView } from '@/core/members/views';
import { GroupMark } from '@/components/members/group-mark';
import { MemberName } from '@/components/members/member-name';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import type { Frame } from '@/components/ui/frame';
import { addressOf, Pager } from '@/components/ui/pager';
import { Seal } from '@/components/ui/seal';
import { Time } from '@/components/ui/time';

interface MembersView {
  rows: MemberRowView[];
  pages: { page: number; pages: number; total: number };
  sort: string;
}

/** All members, by points, by time of joining or by posts. */
export function MembersPage({ view: { rows, pages, sort }, frame }: { view: MembersView; frame: Frame }) {
  const { t, formats } = frame;
  const head = (name: string, words: string) => (
    <a href={addressOf('/members', { sort: name === 'points' ? null : name })} aria-current={sort === name ? 'true' : undefined}>
      {words}
      {sort === name ? <span aria-hidden="true"> ↓</span> : null}
    </a>
  );
  return (
    <>
      <Breadcrumb steps={[{ text: t('stats.members') }]} frame={frame} />
      <div className="phead">
        <h1>{t('stats.members')}</h1>
        <p className="n">
          {t('stats.n_members', { count: pages.total })} · <a href="/members/top">{t('merits.leaders.title')}</a>
        </p>
      </div>
      <hr className="keisen" />
      <table className="table n">
        <thead>
          <tr>
            <th scope="col">{t('stats.member')}</th>
            <th scope="col">{t('stats.group')}</th>
            <th scope="col" className="r">
              {head('points', t('stats.points'))}
            </th>
            <th scope="col" className="r w">
              {t('stats.threads')}
            </th>
            <th scope="col" className="r w">
              {head('posts', t('stats.posts'))}
            </th>
            <th scope="col" className="r w">
              {head('joined', t('stats.joined'))}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((member) => (
            <tr key={member.id}>
              <td>
                <span className="who">
                  <Seal seal={member.seal} size={28} />
                  <MemberName member={member} frame={frame} />
                </span>
              </td>
              <td>
                <GroupMark group={member.group} frame={frame} />
              </td>
              <td className="r">{formats.number(member.points)}</td>
              <td className="r w">{formats.number(member.threads)}</td>
              <td className="r w">{formats.number(member.posts)}</td>
              <td className="r w">
                <Time at={member.joinedAt} frame={frame} form="date" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Pager
        page={pages.page}
        pages={pages.pages}
        frame={frame}
        href={(page) => addressOf('/members', { sort: sort === 'points' ? null : sort, page })}
      />
    </>
  );
}
