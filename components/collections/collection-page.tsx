import type { CollectedThreadView, CollectionView } from '@/core/collections/views';
import { Fold } from '@/components/blocks/fold';
import { wayIn } from '@/components/shell/account';
import { MemberName } from '@/components/members/member-name';
import { ThreadRow } from '@/components/threads/thread-row';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import type { Frame } from '@/components/ui/frame';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { addressOf, Pager } from '@/components/ui/pager';
import { Stamp } from '@/components/ui/stamp';
import { collectionHref } from './address';

interface CollectionProps {
  view: CollectionView;
  frame: Frame;
}

/** A collection: what it says of itself, its threads in their order with what its owner says of each. */
export function CollectionPage({ view, frame }: CollectionProps) {
  const { t } = frame;
  const shown = view.items.filter(({ thread }) => !thread.folded);
  const folded = view.items.filter(({ thread }) => thread.folded);
  return (
    <div className="collection">
      <Breadcrumb frame={frame} steps={[{ href: '/collections', text: t('collections.title') }, { text: view.title }]} />
      <Head view={view} frame={frame} />
      <hr className="keisen" />
      {view.items.length ? null : <p className="empty">{t('collections.empty')}</p>}
      <Items items={shown} view={view} frame={frame} />
      {folded.length ? (
        <Fold words={t('blocks.folded_threads', { count: folded.length })} frame={frame}>
          <Items items={folded} view={view} frame={frame} />
        </Fold>
      ) : null}
      <Pager page={view.pages.page} pages={view.pages.pages} frame={frame} href={(page) => addressOf(collectionHref(view), { page })} />
    </div>
  );
}

function Head({ view, frame }: CollectionProps) {
  const { t, formats } = frame;
  return (
    <div className="phead">
      <h1 dir="auto">{view.title}</h1>
      {view.description ? (
        <p className="former" dir="auto">
          {view.description}
        </p>
      ) : null}
      <div className="said-in n">
        <MemberName member={view.owner} frame={frame} />
        <span>{formats.date(view.createdAt)}</span>
        <span>{t('collections.threads', { count: view.threads })}</span>
        <span data-figure="followers" data-value={view.followers}>
          {t('collections.followers', { count: view.followers })}
        </span>
        {view.isPublic ? null : <Stamp>{t('collections.private')}</Stamp>}
        {view.mayEdit ? (
          <a className="btn sm" href={`/collections/${view.id}/edit`}>
            {t('collections.edit')}
          </a>
        ) : null}
        {view.isMine ? null : <Follow view={view} frame={frame} />}
      </div>
    </div>
  );
}

function Follow({ view, frame }: CollectionProps) {
  const { t } = frame;
  const [off, on] = [t('collections.follow'), t('collections.following')];
  if (!frame.viewer)
    return (
      <a className="btn sm" rel="nofollow" href={wayIn('/sign-in', frame.path)}>
        {off}
      </a>
    );
  if (!view.isPublic) return null;
  return (
    <form method="post" action={`/collections/${view.id}/follow`} data-enhance="follow">
      <HiddenFields frame={frame} next={frame.path} />
      <button className="btn sm" name="on" value={view.isFollowed ? '0' : '1'} aria-pressed={view.isFollowed} data-off={off} data-on={on}>
        {view.isFollowed ? on : off}
      </button>
    </form>
  );
}

function Items({ items, view, frame }: CollectionProps & { items: CollectedThreadView[] }) {
  return (
    <ul className="ledger">
      {items.map(({ thread, note }) => (
        <li key={thread.id} className="held">
          <ul>
            <ThreadRow row={{ ...thread, sticky: 0 }} frame={frame} withBoard />
          </ul>
          {note || view.isMine ? (
            <div className="why">
              {note ? (
                <p className="re" dir="auto">
                  {note}
                </p>
              ) : null}
              {view.isMine ? <Moves view={view} thread={thread} frame={frame} /> : null}
            </div>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Moves({ view, thread, frame }: CollectionProps & { thread: CollectedThreadView['thread'] }) {
  const { t } = frame;
  return (
    <form
      className="said-in"
      method="post"
      action={`/collections/${view.id}/threads`}
      data-enhance="plain"
      role="group"
      aria-label={t('collections.move', { title: thread.title })}
    >
      <HiddenFields frame={frame} next={frame.path} />
      <input type="hidden" name="thread" value={thread.id} />
      {(['up', 'down', 'first', 'last'] as const).map((move) => (
        <button key={move} className="plain lk" name="do" value={move}>
          {t(`collections.moves.${move}`)}
        </button>
      ))}
      <a className="lk" href={`/t/${thread.id}/collect`}>
        {t('collections.note')}
      </a>
      <button className="plain lk" name="do" value="out">
        {t('collections.remove')}
      </button>
    </form>
  );
}
