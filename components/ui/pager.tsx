import type { Frame } from './frame';

interface PagerProps {
  page: number;
  pages: number;
  /** Address of a page. */
  href: (page: number) => string;
  frame: Frame;
  /** Which list is paged, when a page holds two pagers. */
  label?: string;
}

/** Links to the pages around this one, the first and the last: eleven at most, whatever the number of pages. */
export function Pager({ page, pages, href, frame: { t, formats }, label }: PagerProps) {
  if (pages < 2) return null;
  const around = aroundOf(page, pages);
  return (
    <nav className="pager" aria-label={label ?? t('shell.pages')}>
      {page > 1 ? (
        <a className="w" rel="prev" href={href(page - 1)}>
          {t('shell.previous')}
        </a>
      ) : null}
      <ol>
        {around.map((number, place) => (
          <li key={number} className={Math.abs(number - page) > 1 && number !== 1 && number !== pages ? 'hide' : undefined}>
            {number === page ? (
              <span aria-current="page">{formats.number(number)}</span>
            ) : (
              <a href={href(number)} aria-label={t('shell.page', { page: number })}>
                {formats.number(number)}
              </a>
            )}
            {(around[place + 1] ?? number + 1) > number + 1 ? <span aria-hidden="true">…</span> : null}
          </li>
        ))}
      </ol>
      {page < pages ? (
        <a className="w" rel="next" href={href(page + 1)}>
          {t('shell.next')}
        </a>
      ) : null}
    </nav>
  );
}

/** First, last, and four about this page. */
export function aroundOf(page: number, pages: number): number[] {
  const numbers = new Set([1, pages]);
  for (let number = page - 2; number <= page + 2; number += 1) if (number >= 1 && number <= pages) numbers.add(number);
  if (page <= 3) for (let number = 1; number <= Math.min(5, pages); number += 1) numbers.add(number);
  return [...numbers].sort((a, b) => a - b);
}

/** An address with more in its query. */
export function andQuery(address: string, query: Record<string, string | number>): string {
  return `${address}${address.includes('?') ? '&' : '?'}${new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString()}`;
}

/** `path?…` with a page number; page 1 is the plain address. Undefined and empty values are left out. */
export function addressOf(path: string, query: Record<string, string | number | null | undefined>): string {
  const pairs = Object.entries(query).filter(
    ([name, value]) => value !== undefined && value !== null && value !== '' && !(name === 'page' && value === 1),
  );
  const search = new URLSearchParams(pairs.map(([name, value]) => [name, String(value)])).toString();
  return search ? `${path}?${search}` : path;
}
