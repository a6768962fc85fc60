import type { AuthorCardView } from '@/core/members/views';
import { Counter } from '@/components/ui/counter';
import type { Frame } from '@/components/ui/frame';
import { Seal } from '@/components/ui/seal';
import { Stamp } from '@/components/ui/stamp';
import { memberHref } from './address';
import { FollowButton } from './follow-button';
import { GroupMark } from './group-mark';
import { MemberName } from './member-name';

const FIGURES = ['followers', 'following', 'threads'] as const;

const MORE = ['posts', 'points'] as const;

/** The author card beside an article and beside a link (D1): seal, name, group with tally, three figures, three more where there is room, follow. */
export function AuthorCard({ author, frame }: { author: AuthorCardView & { isMutual?: boolean }; frame: Frame }) {
  const { t } = frame;
  const seal = <Seal seal={author.seal} size={64} />;
  return (
    <aside className="author" data-card="author" aria-label={t('thread.author')}>
      {author.name ? (
        <a href={memberHref(author.name)} tabIndex={-1} aria-hidden="true">
          {seal}
        </a>
      ) : (
        seal
      )}
      <div className="id">
        <MemberName className="nm" member={author} frame={frame} />
        <GroupMark group={author.group} title={author.title} frame={frame} />
        {author.isMutual ? <Stamp kind="ok">{t('members.mutual')}</Stamp> : null}
      </div>
      <dl className="n">
        {FIGURES.map((name) => (
          <Figure key={name} name={name} value={author[name]} frame={frame} />
        ))}
      </dl>
      <dl className="extra n">
        {MORE.map((name) => (
          <Figure key={name} name={name} value={author[name]} frame={frame} />
        ))}
        <div>
          <dt>{t('members.figure.joined')}</dt>
          <dd>{frame.formats.date(author.joinedAt)}</dd>
        </div>
      </dl>
      <FollowButton member={author} frame={frame} words={t('members.follow_author')} />
    </aside>
  );
}

function Figure({ name, value, frame }: { name: string; value: number; frame: Frame }) {
  return (
    <div data-figure={name} data-value={value}>
      <dt>{frame.t(`members.figure.${name}`, { count: value })}</dt>
      <dd>
        <Counter value={value} frame={frame} />
      </dd>
    </div>
  );
}
