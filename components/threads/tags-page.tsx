import { tagHref } from '@/components/boards/address';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import type { Frame } from '@/components/ui/frame';

/** All tags by use. */
export function TagsPage({ tags, frame }: { tags: { name: string; threads: number }[]; frame: Frame }) {
  const { t, formats } = frame;
  return (
    <>
      <Breadcrumb steps={[{ text: t('threads.tags_title') }]} frame={frame} />
      <div className="phead">
        <h1>{t('threads.tags_title')}</h1>
      </div>
      <hr className="keisen" />
      {tags.length ? (
        <ul className="tags all">
          {tags.map(({ name, threads }) => (
            <li key={name}>
              <a href={tagHref(name)}>
                <bdi>{name}</bdi>
                <span className="n" title={t('threads.tag_count', { count: threads })}>
                  {formats.short(threads)}
                </span>
              </a>
            </li>
          ))}
        </ul>
      ) : (
        <p className="empty">{t('threads.tags_none')}</p>
      )}
    </>
  );
}
