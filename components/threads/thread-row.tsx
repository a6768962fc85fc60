import type { ThreadRowView } from '@/core/threads/views';
import { boardHref } from '@/components/boards/address';
import { MemberName } from '@/components/members/member-name';
import type { Frame } from '@/components/ui/frame';
import { Localized } from '@/components/ui/localized';
import { Stamp } from '@/components/ui/stamp';
import { Time } from '@/components/ui/time';
import { threadHref } from './address';

interface ThreadRowProps {
  row: ThreadRowView;
  frame: Frame;
  /** Lists across boards name the board. */
  withBoard?: boolean;
}

/** A line of the ledger: stamps, title, pages; author; figures; who spoke last. */
export function ThreadRow({ row, frame, withBoard = false }: ThreadRowProps) {
  const { t, formats } = frame;
  return (
    <li className={row.sticky ? 'row pin' : 'row'} data-row="">
      <div className="t">
        <Stamps row={row} frame={frame} />
        <a href={threadHref(row)} lang={row.lang} dir="auto" className={row.highlight ? `hl ${row.highlight}` : undefined} data-open="">
          {row.title}
        </a>
        <LanguageMark lang={row.lang} frame={frame} />
        <PageLinks row={row} frame={frame} />
        {withBoard ? (
          <a className="bo" href={boardHref(row.board.slug)}>
            <Localized text={row.board.name} locale={frame.locale} />
          </a>
        ) : null}
      </div>
      <span className="by">
        <MemberName member={row.author} frame={frame} />
        <Time at={row.createdAt} frame={frame} />
      </span>
      <span className="rv">
        <b>{formats.short(row.replies)}</b>
        <span className="vh"> {t('threads.replies')}</span> / <i>{formats.short(row.views)}</i>
        <span className="vh"> {t('threads.views')}</span>
      </span>
      <span className="last">
        <MemberName member={row.last.author} frame={frame} />
        <Time at={row.last.at} frame={frame} />
      </span>
    </li>
  );
}

function Stamps({ row, frame: { t } }: { row: ThreadRowView; frame: Frame }) {
  return (
    <>
      {row.sticky ? <Stamp>{t('threads.pinned')}</Stamp> : null}
      {row.digest ? <Stamp kind="fine">{t('threads.digest')}</Stamp> : null}
      {row.heat ? <Stamp kind="hot">{t('threads.hot')}</Stamp> : null}
      {row.readLevel ? <Stamp>{t('threads.read_level', { level: row.readLevel })}</Stamp> : null}
      {row.isLocked ? <Stamp>{t('threads.locked')}</Stamp> : null}
    </>
  );
}

/** Short signs for our languages; any other language shows its code. */
const SIGNS: Record<string, string> = { 'zh-CN': '简', 'zh-TW': '繁', ja: '日', en: 'EN' };

/** The language of a title, where it is not the reader's. */
export function LanguageMark({ lang, frame: { locale, formats } }: { lang: string; frame: Frame }) {
  if (lang === locale || lang === 'und' || !lang) return null;
  return (
    <span className="ll" title={formats.language(lang)}>
      {SIGNS[lang] ?? lang.slice(0, 2).toUpperCase()}
    </span>
  );
}

function PageLinks({ row, frame: { t, formats } }: { row: ThreadRowView; frame: Frame }) {
  if (row.pages < 2) return null;
  const pages = [...new Set([2, 3, row.pages])].filter((page) => page <= row.pages);
  return (
    <span className="pp">
      {pages.map((page) => (
        <a key={page} href={threadHref(row, page)} aria-label={t('shell.page', { page })}>
          {formats.number(page)}
        </a>
      ))}
    </span>
  );
}
