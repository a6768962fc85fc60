import type { Db } from '@/db/client';
import type { Viewer } from '@/core/kernel';
import { readGroups } from './read-groups';

/** Somebody without a session: the group `guest` decides what they may. */
export async function guestViewer(db: Db): Promise<Viewer> {
  const group = (await readGroups(db)).find(({ badge }) => badge.key === 'guest');
  return {
    kind: 'guest',
    id: 0,
    name: '',
    groupId: group?.id ?? 0,
    groupKey: 'guest',
    groupKind: 'special',
    rights: new Set(group?.rights ?? []),
    readLevel: group?.readLevel ?? 0,
    moderates: [],
    isBanned: false,
    joinedAt: new Date(0),
  };
}
