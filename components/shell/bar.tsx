import { ButtonLink } from '@/components/ui/button';
import type { Frame } from '@/components/ui/frame';
import { Icon } from '@/components/ui/icon';
import { Localized } from '@/components/ui/localized';
import { MemberTools, wayIn } from './account';
import { ReadingMenu } from './reading-menu';
import { SearchField } from './search-field';
import type { ShellView } from './shell-view';
import { Wordmark } from './wordmark';

/** At most so many boards stand in the bar; the others are on the front page. */
const IN_BAR = 8;

interface BarProps {
  frame: Frame;
  shell: ShellView;
  /** Slug of the board that the page belongs to. */
  board?: string;
}

/** The bar over every page but the front page. */
export function Bar({ frame, shell, board }: BarProps) {
  const { t } = frame;
  return (
    <header className="bar" data-bar="">
      <div>
        <details className="pop only-m" name="tools">
          <summary className="tool menu" aria-label={t('shell.boards')}>
            <Icon name="menu" />
          </summary>
          <nav className="panel left" aria-label={t('shell.boards')}>
            <BoardLinks {...{ frame, shell, board }} />
          </nav>
        </details>
        <Wordmark frame={frame} shell={shell} />
        <nav aria-label={t('shell.boards')}>
          <BoardLinks {...{ frame, shell, board }} most={IN_BAR} />
        </nav>
        <div className="tools">
          <SearchField frame={frame} shortcut />
          <a className="tool only-m" href="/search" aria-label={t('shell.search')}>
            <Icon name="search" />
          </a>
          <ReadingMenu frame={frame} shell={shell} />
          {frame.viewer ? <MemberTools frame={frame} /> : <Doors frame={frame} />}
        </div>
      </div>
    </header>
  );
}

function BoardLinks({ frame, shell, board, most }: BarProps & { most?: number }) {
  const shown = most ? shell.boards.slice(0, most) : shell.boards;
  return (
    <>
      <a href="/" data-shortcut="g h">
        {frame.t('shell.home')}
      </a>
      {shown.map(({ slug, name }) => (
        <a key={slug} href={`/b/${slug}`} aria-current={slug === board ? 'page' : undefined}>
          <Localized text={name} locale={frame.locale} />
        </a>
      ))}
    </>
  );
}

function Doors({ frame }: { frame: Frame }) {
  return (
    <>
      <a className="tool" href={wayIn('/sign-in', frame.path)}>
        {frame.t('shell.sign_in')}
      </a>
      <ButtonLink kind="solid" size="sm" href={wayIn('/register', frame.path)}>
        {frame.t('shell.register')}
      </ButtonLink>
    </>
  );
}
