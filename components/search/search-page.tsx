import type { SearchHitView } from '@/core/search/views';
import { boardHref } from '@/components/boards/address';
import { Fold, parted } from '@/components/blocks/fold';
import { MemberName } from '@/components/members/member-name';
import { postHref } from '@/components/threads/address';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Button, ButtonLink } from '@/components/ui/button';
import type { Frame } from '@/components/ui/frame';
import { Localized } from '@/components/ui/localized';
import { addressOf } from '@/components/ui/pager';
import { Time } from '@/components/ui/time';
import { Marked } from './marked';

interface SearchView {
  query: string;
  results: { items: SearchHitView[]; next: string | null } | null;
  isContinued: boolean;
  isTooLong: boolean;
}

/** The search page: field, hits, more. */
export function SearchPage({ view, frame }: { view: SearchView; frame: Frame }) {
  const { t } = frame;
  return (
    <div className="col">
      <Breadcrumb steps={[{ text: t('search.title') }]} frame={frame} />
      <div className="phead">
        <h1>{t('search.title')}</h1>
      </div>
      <form className="ask" action="/search" role="search" aria-label={t('shell.search_what')}>
        <label className="vh" htmlFor="q">
          {t('shell.search_what')}
        </label>
        <input
          className="in"
          id="q"
          type="search"
          name="q"
          defaultValue={view.query}
          placeholder={t('shell.search_what')}
          maxLength={100}
          dir="auto"
        />
        <Button kind="solid" size="lg">
          {t('search.submit')}
        </Button>
      </form>
      <Results view={view} frame={frame} />
    </div>
  );
}

function Results({ view: { query, results, isContinued, isTooLong }, frame }: { view: SearchView; frame: Frame }) {
  const { t } = frame;
  if (!results) return <p className="dim">{t(isTooLong ? 'search.too_long' : 'search.help')}</p>;
  if (!results.items.length)
    return (
      <p className="empty" role="status">
        {t('search.none', { query })}
      </p>
    );
  const { shown, folded } = parted(results.items);
  return (
    <section aria-labelledby="hits">
      <div className="sec">
        <h2 id="hits">{t('search.results')}</h2>
      </div>
      <Hits hits={shown} frame={frame} />
      {folded.length ? (
        <Fold words={t('blocks.folded_hits', { count: folded.length })} frame={frame}>
          <Hits hits={folded} frame={frame} />
        </Fold>
      ) : null}
      <p className="onward">
        {isContinued ? <ButtonLink href={addressOf('/search', { q: query })}>{t('search.first')}</ButtonLink> : null}
        {results.next ? (
          <ButtonLink href={addressOf('/search', { q: query, cursor: results.next })} rel="next">
            {t('search.more')}
          </ButtonLink>
        ) : null}
      </p>
    </section>
  );
}

function Hits({ hits, frame }: { hits: SearchHitView[]; frame: Frame }) {
  return (
    <ol className="hits">
      {hits.map((hit) => (
        <Hit key={hit.id} hit={hit} frame={frame} />
      ))}
    </ol>
  );
}

function Hit({ hit, frame }: { hit: SearchHitView; frame: Frame }) {
  return (
    <li data-row="">
      <h3>
        <a href={postHref(hit.id)} lang={hit.thread.lang} dir="auto" data-open="">
          {hit.thread.title}
        </a>
      </h3>
      <p className="x" lang={hit.lang} dir="auto">
        <Marked text={hit.excerpt} marks={hit.marks} />
      </p>
      <p className="m mute n">
        <a href={boardHref(hit.board.slug)}>
          <Localized text={hit.board.name} locale={frame.locale} />
        </a>
        <MemberName member={hit.author} frame={frame} />
        <span>{frame.t('search.floor', { floor: hit.floor })}</span>
        <Time at={hit.createdAt} frame={frame} form="date" />
      </p>
    </li>
  );
}
