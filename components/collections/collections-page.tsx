import type { CollectionsView } from '@/core/collections/views';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import type { Frame } from '@/components/ui/frame';
import { addressOf, Pager } from '@/components/ui/pager';
import { CollectionRows } from './collection-rows';

const HREF = '/collections';
const TABS = [
  ['new', {}, 'collections.new_ones'],
  ['followed', { sort: 'followed' }, 'collections.followed_most'],
  ['mine', { mine: 1 }, 'collections.mine'],
] as const;

interface CollectionsProps {
  view: { kind: 'new' | 'followed' | 'mine'; list: CollectionsView; followed: CollectionsView | null; mayMake: boolean };
  frame: Frame;
}

/** Everybody's collections, or one's own and those one follows. */
export function CollectionsPage({ view: { kind, list, followed, mayMake }, frame }: CollectionsProps) {
  const { t } = frame;
  const query = TABS.find(([each]) => each === kind)![1];
  const { pages } = followed ?? list;
  return (
    <div className="col">
      <Breadcrumb frame={frame} steps={[{ text: t('collections.title') }]} />
      <div className="phead">
        <h1>{t('collections.title')}</h1>
        <p>{t('collections.help')}</p>
      </div>
      <div className="person">
        <nav className="tabs" aria-label={t('collections.sort')}>
          {TABS.filter(([each]) => each !== 'mine' || frame.viewer).map(([each, asked, words]) => (
            <a key={each} href={addressOf(HREF, asked)} aria-current={each === kind ? 'page' : undefined}>
              {t(words)}
            </a>
          ))}
        </nav>
        {mayMake ? (
          <span className="n">
            <a className="btn sm" href={`${HREF}/new`}>
              {t('collections.begin')}
            </a>
          </span>
        ) : null}
      </div>
      {followed ? (
        <>
          <Part title={t('collections.own')} list={list} none={t('collections.none_own')} frame={frame} />
          <Part title={t('collections.followed')} list={followed} none={t('collections.none_followed')} frame={frame} withOwner />
        </>
      ) : (
        <Rows list={list} none={t('collections.none')} frame={frame} withOwner />
      )}
      <Pager page={pages.page} pages={pages.pages} frame={frame} href={(page) => addressOf(HREF, { ...query, page })} />
    </div>
  );
}

interface PartProps {
  list: CollectionsView;
  none: string;
  frame: Frame;
  withOwner?: boolean;
}

function Part({ title, ...rest }: PartProps & { title: string }) {
  return (
    <section>
      <div className="sec">
        <h2>{title}</h2>
      </div>
      <Rows {...rest} />
    </section>
  );
}

function Rows({ list, none, frame, withOwner }: PartProps) {
  return list.rows.length ? <CollectionRows rows={list.rows} frame={frame} withOwner={withOwner} /> : <p className="empty">{none}</p>;
}
