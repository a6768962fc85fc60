import type { HomeView } from '@/core/stats/views';
import type { ThreadRowView } from '@/core/threads/views';
import { Fold, parted } from '@/components/blocks/fold';
import { BoardSection, LooseBoards } from '@/components/boards/board-list';
import { MemberName } from '@/components/members/member-name';
import { Masthead } from '@/components/shell/masthead';
import { SkipLinks } from '@/components/shell/page';
import { Printed } from '@/components/shell/printed';
import { Footer } from '@/components/shell/footer';
import type { ShellView } from '@/components/shell/shell-view';
import { threadHref } from '@/components/threads/address';
import type { Frame } from '@/components/ui/frame';
import { Localized } from '@/components/ui/localized';
import { Seal } from '@/components/ui/seal';
import { Stamp } from '@/components/ui/stamp';
import { Time } from '@/components/ui/time';
import { Toast } from '@/components/ui/toast';
import { Lead } from './lead';

/** The front page. */
export function HomePage({ view, frame, shell }: { view: HomeView; frame: Frame; shell: ShellView }) {
  return (
    <Printed csrf={frame.csrf}>
      <>
        <SkipLinks frame={frame} />
        <Masthead frame={frame} shell={shell} issueNumber={view.issueNumber} figures={view.figures} />
        <main id="main" tabIndex={-1}>
          <div className="front">
            {view.lead ? <Lead lead={view.lead} frame={frame} /> : <NoLead frame={frame} />}
            <Latest rows={view.latest} frame={frame} />
          </div>
          <div className="second">
            <Directory view={view} frame={frame} />
            <Side view={view} frame={frame} />
          </div>
        </main>
        <Footer frame={frame} />
        <Toast>{shell.toast}</Toast>
      </>
    </Printed>
  );
}

function NoLead({ frame: { t } }: { frame: Frame }) {
  return (
    <section className="lead flat" aria-label={t('stats.lead')}>
      <h2 className="horiz">{t('stats.no_lead')}</h2>
      <p className="dim">{t('stats.no_lead_help')}</p>
    </section>
  );
}

function Latest({ rows, frame }: { rows: ThreadRowView[]; frame: Frame }) {
  const { t } = frame;
  const { shown, folded } = parted(rows);
  return (
    <section className="latest" aria-labelledby="latest">
      <div className="sec">
        <h2 id="latest">{t('stats.latest')}</h2>
        <a className="more" href="/new">
          {t('stats.all')}
        </a>
      </div>
      <LatestRows rows={shown} frame={frame} />
      {folded.length ? (
        <Fold words={t('blocks.folded_threads', { count: folded.length })} frame={frame}>
          <LatestRows rows={folded} frame={frame} />
        </Fold>
      ) : null}
    </section>
  );
}

function LatestRows({ rows, frame }: { rows: ThreadRowView[]; frame: Frame }) {
  const { t, formats, locale } = frame;
  return (
    <ol>
      {rows.map((row) => (
        <li key={row.id} data-row="">
          <Time at={row.last.at} frame={frame} />
          <a className="t" lang={row.lang} dir="auto" href={threadHref(row)} data-open="">
            <Gated row={row} frame={frame} />
            {row.title}
          </a>
          <span className="b">
            <Localized text={row.board.name} locale={locale} />
          </span>
          <b className="n">
            {formats.short(row.replies)}
            <span className="vh"> {t('threads.replies')}</span>
          </b>
        </li>
      ))}
    </ol>
  );
}

/** A thread that not everybody may open says so before its title. */
function Gated({ row, frame: { t } }: { row: ThreadRowView; frame: Frame }) {
  return row.readLevel ? (
    <>
      <Stamp>{t('threads.read_level', { level: row.readLevel })}</Stamp>{' '}
    </>
  ) : null;
}

function Directory({ view, frame }: { view: HomeView; frame: Frame }) {
  const { t } = frame;
  return (
    <section className="index" aria-labelledby="boards">
      <div className="sec">
        <h2 id="boards">{t('stats.boards')}</h2>
        <span className="more mute n">{t('stats.n_boards', { boards: view.figures.boards, threads: view.figures.threads })}</span>
      </div>
      {view.sections.map((section) => (
        <BoardSection key={section.id} section={section} frame={frame} />
      ))}
      {view.loose.length ? <LooseBoards boards={view.loose} frame={frame} /> : null}
    </section>
  );
}

function Side({ view, frame }: { view: HomeView; frame: Frame }) {
  const { t, formats } = frame;
  // Six lines leave no room for a fold: what is folded stands in the whole lists behind "all".
  const [hot, digest] = [parted(view.hot).shown, parted(view.digest).shown];
  return (
    <aside className="side" aria-label={t('stats.side')}>
      {hot.length ? (
        <section>
          <div className="sec">
            <h2>{t('stats.hot')}</h2>
            <a className="more" href="/hot">
              {t('stats.all')}
            </a>
          </div>
          <ol className="hot">
            {hot.map((row, place) => (
              <li key={row.id}>
                <b className="n" aria-hidden="true">
                  {place + 1}
                </b>
                <a href={threadHref(row)} lang={row.lang} dir="auto">
                  <Gated row={row} frame={frame} />
                  {row.title}
                </a>
                <span className="n mute">
                  {formats.short(row.replies)}
                  <span className="vh"> {t('threads.replies')}</span>
                </span>
              </li>
            ))}
          </ol>
        </section>
      ) : null}
      {digest.length ? (
        <section>
          <div className="sec">
            <h2>{t('stats.digest')}</h2>
            <a className="more" href="/digest">
              {t('stats.all')}
            </a>
          </div>
          <ul className="fine">
            {digest.map((row) => (
              <li key={row.id}>
                <a href={threadHref(row)} lang={row.lang} dir="auto">
                  <Gated row={row} frame={frame} />
                  {row.title}
                </a>
                <span>
                  <MemberName member={row.author} frame={frame} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {view.newMembers.length ? (
        <section>
          <div className="sec">
            <h2>{t('stats.new_members')}</h2>
            <a className="more" href="/members">
              {t('stats.all')}
            </a>
          </div>
          <ul className="fresh">
            {view.newMembers.map((member) => (
              <li key={member.id} className="who">
                <Seal seal={member.seal} size={28} />
                <MemberName member={member} frame={frame} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </aside>
  );
}
