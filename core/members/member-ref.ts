import { sealOf } from '@/core/text';
import type { MemberRef } from './views';

interface Named {
  id: number;
  name: string;
  deletedAt?: Date | null;
  avatar?: string | null;
}

/** A member named in a line. A deleted one has no name, no picture and a seal without a sign of theirs. */
export function memberRefOf({ id, name, deletedAt, avatar }: Named): MemberRef {
  const shown = deletedAt ? '' : name;
  return { id, name: shown, seal: { ...sealOf(shown || '·', id), ...(shown && avatar ? { picture: avatar } : {}) } };
}
