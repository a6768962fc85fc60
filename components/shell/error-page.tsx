import type { ThreadRowView } from '@/core/threads/views';
import { threadHref } from '@/components/threads/address';
import type { Frame } from '@/components/ui/frame';
import { Rich } from '@/components/ui/rich';
import { Page } from './page';
import { SearchField } from './search-field';
import type { ShellView } from './shell-view';

const KNOWN = [403, 404, 410, 429, 500];

interface ErrorPageProps {
  frame: Frame;
  shell: ShellView;
  status: number;
  /** Said instead of the usual sentence, e.g. who withdrew a thread and why. */
  words?: string;
  /** Said below, `<home>` in it being the link to the front page. The usual help only guesses, so it stays away from `words`. */
  help?: unknown;
  /** Where the refusal is explained. */
  why?: string | null;
  /** Request id, where the fault is ours. */
  id?: string;
  hot: ThreadRowView[];
}

/** What stands where a page cannot: the same frame, what happened, a search field and three hot threads. */
export function ErrorPage({ frame, shell, status, words, help, why, id, hot }: ErrorPageProps) {
  const { t } = frame;
  const kind = KNOWN.includes(status) ? status : status >= 500 ? 500 : 404;
  const below = help ?? (words ? null : t.raw(`shell.error_${kind}_help`));
  return (
    <Page frame={frame} shell={shell}>
      <div className="astray col">
        <p className="e404" aria-hidden="true">
          {status}
        </p>
        <h1>{words ?? t(`shell.error_${kind}`)}</h1>
        {below ? (
          <p className="dim">
            <Rich
              text={below}
              parts={{
                home: (text) => (
                  <a className="lk" href="/">
                    {text}
                  </a>
                ),
              }}
            />
          </p>
        ) : null}
        {why ? (
          <p>
            <a className="lk" href={why} rel="nofollow">
              {t('rights.why.link')}
            </a>
          </p>
        ) : null}
        {id ? <p className="mute n">{t('shell.error_id', { id })}</p> : null}
        <SearchField frame={frame} id="find-here" />
        {hot.length ? (
          <section aria-labelledby="hot-here">
            <div className="sec">
              <h2 id="hot-here">{t('shell.error_hot')}</h2>
            </div>
            <ul className="fine">
              {hot.map((row) => (
                <li key={row.id}>
                  <a href={threadHref(row)} lang={row.lang} dir="auto">
                    {row.title}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </Page>
  );
}
