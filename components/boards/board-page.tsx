import type { BoardView } from '@/core/boards/views';
import type { PointRuleView } from '@/core/points/views';
import type { ThreadListView } from '@/core/threads/views';
import { BoardWatch } from '@/components/follows/watch-menu';
import { ThreadLedger } from '@/components/threads/thread-ledger';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { ButtonLink } from '@/components/ui/button';
import type { Frame } from '@/components/ui/frame';
import { Icon } from '@/components/ui/icon';
import { Localized, pickText } from '@/components/ui/localized';
import { boardHref } from './address';
import { BoardRail } from './board-rail';

export interface BoardPageView {
  board: BoardView;
  list: ThreadListView;
  rules: PointRuleView[];
}

/** A board: its head, its threads, and the rail. */
export function BoardPage({ view: { board, list, rules }, frame }: { view: BoardPageView; frame: Frame }) {
  const name = pickText(board.name, frame.locale);
  const steps = board.path.map((step) => ({ ...stepOf(step, frame), href: boardHref(step.slug) }));
  return (
    <>
      <Breadcrumb steps={[...steps, { text: name.text, lang: name.lang }]} frame={frame} />
      <BoardHead board={board} frame={frame} />
      <hr className="keisen" />
      <div className="bd">
        <div>
          <SubBoards board={board} frame={frame} />
          <h2 className="vh">{frame.t('boards.threads')}</h2>
          <ThreadLedger list={list} path={boardHref(board.slug)} frame={frame} />
        </div>
        <BoardRail board={board} rules={rules} frame={frame} />
      </div>
    </>
  );
}

/** Boards below this one, as one line. */
function SubBoards({ board, frame: { t, locale } }: { board: BoardView; frame: Frame }) {
  if (!board.children.length) return null;
  return (
    <nav className="subb" aria-label={t('boards.sub_boards')}>
      {board.children.map((child) => (
        <a key={child.id} href={boardHref(child.slug)}>
          <Localized text={child.name} locale={locale} />
        </a>
      ))}
    </nav>
  );
}

function stepOf(step: { name: BoardView['name'] }, frame: Frame) {
  const { text, lang } = pickText(step.name, frame.locale);
  return { text, lang };
}

function BoardHead({ board, frame }: { board: BoardView; frame: Frame }) {
  const { t, locale } = frame;
  return (
    <div className="bh">
      <h1>
        <Localized text={board.name} locale={locale} />
      </h1>
      <div className="d">
        <Localized text={board.description} locale={locale} />
        <p className="n">
          <span>{t('boards.n_threads', { count: board.threads })}</span>
          <span>{t('boards.n_posts', { count: board.posts })}</span>
          <span>{t('boards.n_today', { count: board.today })}</span>
          {board.watch.followers ? <span>{t('follows.followers', { count: board.watch.followers })}</span> : null}
        </p>
      </div>
      <div className="a">
        <BoardWatch board={board} watch={board.watch} frame={frame} />
        <StartThread board={board} frame={frame} />
      </div>
    </div>
  );
}

/** A guest is led to the sign-in by the page behind; whoever may not start a thread reads why. */
function StartThread({ board, frame: { t, viewer } }: { board: BoardView; frame: Frame }) {
  if (viewer && !board.mayStart.allowed) {
    const { reason, facts } = board.mayStart;
    return <p className="mute">{t(`errors.${reason}`, facts)}</p>;
  }
  return (
    <ButtonLink kind="solid" href={boardHref(board.slug, 'new')}>
      <Icon name="pen" />
      {t('boards.start')}
    </ButtonLink>
  );
}
