import type { BoardRowView, SectionView } from '@/core/boards/views';
import { MemberName } from '@/components/members/member-name';
import { threadHref } from '@/components/threads/address';
import type { Frame } from '@/components/ui/frame';
import { Icon } from '@/components/ui/icon';
import { Localized } from '@/components/ui/localized';
import { Time } from '@/components/ui/time';
import { boardHref } from './address';

/** A section of the directory under its vertical cartouche. */
export function BoardSection({ section, frame }: { section: SectionView; frame: Frame }) {
  return (
    <section className="grp" aria-labelledby={`section-${section.id}`}>
      <h3 className="cart" id={`section-${section.id}`}>
        <Localized text={section.name} locale={frame.locale} />
      </h3>
      <ul>
        {section.boards.map((board) => (
          <BoardRow key={board.id} board={board} frame={frame} />
        ))}
      </ul>
    </section>
  );
}

/** Boards that stand in no section, or below a board. */
export function LooseBoards({ boards, frame }: { boards: BoardRowView[]; frame: Frame }) {
  return (
    <div className="grp loose">
      <ul>
        {boards.map((board) => (
          <BoardRow key={board.id} board={board} frame={frame} level={3} />
        ))}
      </ul>
    </div>
  );
}

function BoardRow({ board, frame, level = 4 }: { board: BoardRowView; frame: Frame; level?: 3 | 4 }) {
  const { t, formats, locale } = frame;
  const Heading = `h${level}` as const;
  return (
    <li>
      <div className="bn">
        <Heading>
          <a href={boardHref(board.slug)}>
            <Localized text={board.name} locale={locale} />
          </a>
          {board.isArchived ? (
            <>
              {' '}
              <Icon name="lock" />
              <span className="vh">{t('boards.archived')}</span>
            </>
          ) : null}
        </Heading>
        <p>
          <Localized text={board.description} locale={locale} />
        </p>
        {board.children.length ? (
          <p className="subs">
            {board.children.map((child) => (
              <a key={child.id} href={boardHref(child.slug)}>
                <Localized text={child.name} locale={locale} />
              </a>
            ))}
          </p>
        ) : null}
      </div>
      <p className="bt n">
        <b>{formats.short(board.today)}</b>
        <span>{t('boards.today')}</span>
      </p>
      <p className="bt n w">
        <b>{formats.short(board.threads)}</b>
        <span>{t('boards.threads')}</span>
      </p>
      <LastThread board={board} frame={frame} />
    </li>
  );
}

function LastThread({ board: { last }, frame }: { board: BoardRowView; frame: Frame }) {
  if (!last) return <p className="bl mute">{frame.t('boards.none_yet')}</p>;
  return (
    <p className="bl">
      <a href={threadHref({ id: last.threadId, slug: last.slug })} lang={last.lang} dir="auto">
        {last.title}
      </a>
      <span className="mute">
        <MemberName member={last.author} frame={frame} />
        <Time at={last.at} frame={frame} />
      </span>
    </p>
  );
}
