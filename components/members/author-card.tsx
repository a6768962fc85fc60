import type { AuthorCardView } from '@/core/members/views';
import { Counter } from '@/components/ui/counter';
import type { Frame } from '@/components/ui/frame';
import { Seal } from '@/components/ui/seal';
import { memberHref } from './address';
import { FollowButton } from './follow-button';
import { GroupMark } from './group-mark';
import { MemberName } from './member-name';

const FIGURES = ['followers', 'following', 'threads'] as const;

/** The author card beside an article (D1): seal, name, group with tally, three figures, follow. */
export function AuthorCard({ author, frame }: { author: AuthorCardView; frame: Frame }) {
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
      </div>
      <dl className="n">
        {FIGURES.map((name) => (
          <div key={name} data-figure={name} data-value={author[name]}>
            <dt>{t(`members.figure.${name}`, { count: author[name] })}</dt>
            <dd>
              <Counter value={author[name]} frame={frame} />
            </dd>
          </div>
        ))}
      </dl>
      <FollowButton member={author} frame={frame} words={t('members.follow_author')} />
    </aside>
  );
}
