import type { CollectionRowView } from '@/core/collections/views';
import { MemberName } from '@/components/members/member-name';
import type { Frame } from '@/components/ui/frame';
import { Stamp } from '@/components/ui/stamp';
import { collectionHref } from './address';

/** Collections, one a line: title, description, whose, how many. */
export function CollectionRows({ rows, frame, withOwner = false }: { rows: CollectionRowView[]; frame: Frame; withOwner?: boolean }) {
  const { t } = frame;
  return (
    <ul className="hits">
      {rows.map((row) => (
        <li key={row.id} data-row="">
          <h3>
            <a href={collectionHref(row)} dir="auto" data-open="">
              {row.title}
            </a>{' '}
            {row.isPublic ? null : <Stamp>{t('collections.private')}</Stamp>}
          </h3>
          {row.description ? (
            <p className="x" dir="auto">
              {row.description}
            </p>
          ) : null}
          <p className="m mute n">
            {withOwner ? <MemberName member={row.owner} frame={frame} /> : null}
            <span>{t('collections.threads', { count: row.threads })}</span>
            <span>{t('collections.followers', { count: row.followers })}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
