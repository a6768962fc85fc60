import { sealOf } from '@/core/text';
import type { MemberRef } from './views';

/** A member named in a line. A deleted one has no name and a seal without a sign of theirs. */
export function memberRefOf({ id, name, deletedAt }: { id: number; name: string; deletedAt?: Date | null }): MemberRef {
  const shown = deletedAt ? '' : name;
  return { id, name: shown, seal: sealOf(shown || '·', id) };
}
