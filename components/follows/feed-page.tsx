import type { ReactNode } from 'react';
import { FOLLOW_KINDS, type FeedLineView, type FollowCounts } from '@/core/follows/views';
import { Fold, parted } from '@/components/blocks/fold';
import { boardHref, tagHref } from '@/components/boards/address';
import { MemberName } from '@/components/members/member-name';
import { postHref } from '@/components/threads/address';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import type { Frame } from '@/components/ui/frame';
import { Localized } from '@/components/ui/localized';
import { Notice } from '@/components/ui/notice';
import { addressOf } from '@/components/ui/pager';
import { Rich } from '@/components/ui/rich';
import { Seal } from '@/components/ui/seal';
import { Time } from '@/components/ui/time';
import { FollowTabs } from './follow-tabs';

export interface FeedPageView {
  filter: 'all' | (typeof FOLLOW_KINDS)[number];
  items: FeedLineView[];
  next: string | null;
  counts: FollowCounts;
  /** Why something was not followed, in words: forms without script come back to here. */
  refusal: string | null;
}

/** What is new from all that one follows. */
export function FeedPage({ view, frame }: { view: FeedPageView; frame: Frame }) {
  const { t } = frame;
  const { filter, items, next, counts } = view;
  const { shown, folded } = parted(items);
  const sources = FOLLOW_KINDS.reduce((sum, kind) => sum + (filter === 'all' || filter === kind ? counts[kind] : 0), 0);
  return (
    <>
      <Breadcrumb frame={frame} steps={[{ text: t('follows.title') }]} />
      <div className="notices">
        <h1>{t('follows.title')}</h1>
        <hr className="keisen" />
        {view.refusal ? <Notice kind="bad">{view.refusal}</Notice> : null}
        <FollowTabs
          current={filter}
          href={(tab) => addressOf('/following', { filter: tab === 'all' ? null : tab })}
          withAll
          frame={frame}
        />
        <p className="said-in">
          <span>{t('follows.manage')}</span>
          {FOLLOW_KINDS.map((kind) => (
            <a key={kind} href={`/following/${kind}`}>
              {t(`follows.count.${kind}`, { count: counts[kind] })}
            </a>
          ))}
        </p>
        {items.length ? (
          <>
            {shown.length ? <FeedLines lines={shown} frame={frame} /> : null}
            {folded.length ? (
              <Fold words={t('blocks.folded_posts', { count: folded.length })} frame={frame}>
                <FeedLines lines={folded} frame={frame} />
              </Fold>
            ) : null}
          </>
        ) : (
          <p className="empty">{t(sources ? 'follows.nothing_new' : `follows.empty.${filter}`)}</p>
        )}
        {next ? (
          <nav className="pager">
            <a className="w" rel="next" href={addressOf('/following', { filter: filter === 'all' ? null : filter, cursor: next })}>
              {t('members.older')}
            </a>
          </nav>
        ) : null}
      </div>
    </>
  );
}

function FeedLines({ lines, frame }: { lines: FeedLineView[]; frame: Frame }) {
  return (
    <ul className="lines">
      {lines.map((line) => (
        <FeedLine key={line.id} line={line} frame={frame} />
      ))}
    </ul>
  );
}

/** Who wrote what, how it begins, and why it stands here. */
function FeedLine({ line, frame }: { line: FeedLineView; frame: Frame }) {
  const parts = {
    who: () => <MemberName member={line.author} frame={frame} />,
    board: () => (
      <a href={boardHref(line.board.slug)}>
        <Localized text={line.board.name} locale={frame.locale} />
      </a>
    ),
    title: () => (
      <a href={postHref(line.id)} lang={line.thread.lang} dir="auto" data-open="">
        {line.thread.title}
      </a>
    ),
  };
  return (
    <li data-row="">
      <Seal seal={line.author.seal} size={28} />
      <div>
        <p>
          <Rich text={frame.t.raw(line.floor === 1 ? 'follows.thread_line' : 'follows.reply_line')} parts={parts} />{' '}
          <Time at={line.createdAt} frame={frame} form="full" relative />
        </p>
        <p className="excerpt" lang={line.lang} dir="auto">
          {line.excerpt}
        </p>
        <p className="said-in">
          <span>{frame.t('follows.why')}</span>
          {reasonsOf(line, frame)}
        </p>
      </div>
    </li>
  );
}

/** Everything one follows that brought the post. */
function reasonsOf({ why }: FeedLineView, { t }: Frame): ReactNode[] {
  return [
    why.member ? (
      <span key="member">{t(why.member.remark ? 'follows.by_remark' : 'follows.by_member', { remark: why.member.remark })}</span>
    ) : null,
    why.thread ? <span key="thread">{t('follows.by_thread')}</span> : null,
    why.board ? <span key="board">{t('follows.by_board')}</span> : null,
    ...why.tags.map((tag) => (
      <a key={`tag ${tag}`} href={tagHref(tag)}>
        {t('follows.by_tag', { tag })}
      </a>
    )),
  ];
}
