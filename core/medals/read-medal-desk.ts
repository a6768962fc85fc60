import { type SQL, sql } from 'drizzle-orm';
import { rows } from '@/db/rows';
import { type Context, demand } from '@/core/kernel';
import { memberRefOf } from '@/core/members';
import { mustBeAdministrator } from '@/core/permissions';
import { isHeld, medalColumns } from './held';
import type { HolderView, MedalApplicationView, MedalDeskView, MedalSettingsView } from './views';

const MOST_HOLDERS = 200;
const MOST_APPLICATIONS = 50;

/** All medals, and who waits for a decision, oldest first; the administrators'. @throws Failure `staff.required` */
export async function readMedalDesk(context: Context): Promise<MedalDeskView> {
  demand(mustBeAdministrator(context.viewer));
  const [medals, applications] = await Promise.all([readSettings(context, sql`true`), readApplications(context)]);
  return { medals, applications };
}

/** One medal as it is set; undefined where there is none. @throws Failure `staff.required` */
export async function readMedal(context: Context, id: number): Promise<MedalSettingsView | undefined> {
  demand(mustBeAdministrator(context.viewer));
  return (await readSettings(context, sql`md.id = ${id}::bigint`))[0];
}

/** Who holds a medal, newest first, at most 200. @throws Failure `staff.required` */
export async function readHolders(context: Context, medalId: number): Promise<HolderView[]> {
  demand(mustBeAdministrator(context.viewer));
  const found = await rows<Omit<HolderView, 'member'> & { memberId: number; name: string; deletedAt: Date | null; avatar: string | null }>(
    context.db,
    sql`
    select h.id, h.granted_at as "grantedAt", h.expires_at as "expiresAt", h.reason, m.id as "memberId", m.name, m.deleted_at as "deletedAt", m.avatar
    from member_medals h join members m on m.id = h.member_id where h.medal_id = ${medalId}::bigint and ${isHeld(context)}
    order by h.granted_at desc, h.id desc limit ${MOST_HOLDERS}::int`,
  );
  return found.map(({ memberId, name, deletedAt, avatar, ...held }) => ({
    ...held,
    member: memberRefOf({ id: memberId, name, deletedAt, avatar }),
  }));
}

const readSettings = (context: Context, which: SQL): Promise<MedalSettingsView[]> =>
  rows<MedalSettingsView>(
    context.db,
    sql`
    select ${medalColumns}, md.way, md.lasts_days as "lastsDays", md.is_open as "isOpen", md.position,
      (select count(*)::int from member_medals h where h.medal_id = md.id and ${isHeld(context)}) as holders
    from medals md where ${which} order by md.position, md.id`,
  );

interface Application {
  applicationId: number;
  reason: string;
  at: Date;
  memberId: number;
  memberName: string;
}

async function readApplications({ db }: Context): Promise<MedalApplicationView[]> {
  const found = await rows<Application & MedalApplicationView['medal']>(
    db,
    sql`
    select a.id as "applicationId", a.reason, a.created_at as at, m.id as "memberId", m.name as "memberName", ${medalColumns}
    from medal_applications a join medals md on md.id = a.medal_id join members m on m.id = a.member_id and m.deleted_at is null
    where a.decided_at is null order by a.created_at, a.id limit ${MOST_APPLICATIONS}::int`,
  );
  return found.map(({ applicationId, reason, at, memberId, memberName, ...medal }) => ({
    id: applicationId,
    medal,
    member: memberRefOf({ id: memberId, name: memberName }),
    reason,
    at,
  }));
}
