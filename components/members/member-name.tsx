import type { MemberRef } from '@/core/members/views';
import type { Frame } from '@/components/ui/frame';
import { memberHref } from './address';

/** A member's name as a link, isolated from the direction of the text around it; a deleted member is told in words. */
export function MemberName({ member, frame, className }: { member: Pick<MemberRef, 'name'>; frame: Frame; className?: string }) {
  if (!member.name) return <span className={className}>{frame.t('shell.nobody')}</span>;
  return (
    <a className={className} href={memberHref(member.name)}>
      <bdi>{member.name}</bdi>
    </a>
  );
}

/** The name in a sentence of ours. */
export const nameIn = (member: Pick<MemberRef, 'name'>, frame: Frame): string => member.name || frame.t('shell.nobody');
