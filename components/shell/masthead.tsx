import type { Frame } from '@/components/ui/frame';
import { Localized, pickText } from '@/components/ui/localized';
import { MemberTools, wayIn } from './account';
import { ReadingMenu } from './reading-menu';
import { SearchField } from './search-field';
import type { ShellView } from './shell-view';
import { Tongues } from './tongues';

interface MastheadProps {
  frame: Frame;
  shell: ShellView;
  issueNumber: number;
  figures: { today: number; members: number; online: number };
}

/** The front page's head: folio line, nameplate between two ears, boards and search. */
export function Masthead({ frame, shell, issueNumber, figures }: MastheadProps) {
  return (
    <header className="mast">
      <Folio frame={frame} shell={shell} issueNumber={issueNumber} />
      <Plate frame={frame} shell={shell} figures={figures} />
      <hr className="keisen" />
      <div className="nv">
        <nav aria-label={frame.t('shell.boards')}>
          <a href="/" aria-current="page">
            {frame.t('shell.home')}
          </a>
          {shell.boards.map(({ slug, name }) => (
            <a key={slug} href={`/b/${slug}`}>
              <Localized text={name} locale={frame.locale} />
            </a>
          ))}
        </nav>
        <SearchField frame={frame} shortcut />
      </div>
    </header>
  );
}

function Folio({ frame, shell, issueNumber }: Pick<MastheadProps, 'frame' | 'shell' | 'issueNumber'>) {
  const { t, formats, now, viewer, path } = frame;
  const lunar = formats.lunar(now);
  return (
    <div className="folio n">
      <time dateTime={now.toISOString().slice(0, 10)}>{formats.day(now)}</time>
      {lunar ? <span className="hide">{lunar}</span> : null}
      <span className="hide">{t('shell.issue', { number: issueNumber })}</span>
      <span className="sp" />
      <span className="hide lang">
        <Tongues frame={frame} short />
      </span>
      <ReadingMenu frame={frame} shell={shell} />
      {viewer ? (
        <MemberTools frame={frame} />
      ) : (
        <>
          <a href={wayIn('/sign-in', path)}>{t('shell.sign_in')}</a>
          <a href={wayIn('/register', path)}>{t('shell.register')}</a>
        </>
      )}
    </div>
  );
}

function Plate({ frame, shell, figures }: Pick<MastheadProps, 'frame' | 'shell' | 'figures'>) {
  const { t, formats, locale } = frame;
  const { cjk, latin } = shell.brand;
  const news = pickText(shell.announcement, locale);
  return (
    <div className="plate">
      <div className="ear n">
        <p>
          {t('shell.today')} <b>{formats.number(figures.today)}</b>
        </p>
        <p>
          {t('shell.members')} <b>{formats.number(figures.members)}</b>
        </p>
        <p>
          <a href="/members/online">
            {t('shell.online')} <b>{formats.number(figures.online)}</b>
          </a>
        </p>
      </div>
      <h1 className="np">
        <a href="/">
          <span className="cjk" lang="zh-TW">
            {cjk || latin}
          </span>
          {cjk && latin ? <span className="lat">{latin.toUpperCase()}</span> : null}
        </a>
      </h1>
      <div className="ear r">
        <p>
          <b>{t('shell.news')}</b>
        </p>
        <p lang={news.lang}>{news.text || t('shell.no_news')}</p>
      </div>
    </div>
  );
}
