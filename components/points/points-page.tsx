import type { PointsPageView } from '@/core/points/views';
import type { BoardRef } from '@/core/boards/views';
import { memberHref } from '@/components/members/address';
import { wayIn } from '@/components/shell/account';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import type { Frame } from '@/components/ui/frame';
import { pickText } from '@/components/ui/localized';
import { formulaWords } from './formula-words';
import { GroupsTable } from './groups-table';
import { RulesTable } from './rules-table';
import { Owed } from './owed';
import { Standing } from './standing';

interface PointsProps {
  view: PointsPageView;
  /** Null for the whole site. */
  board: BoardRef | null;
  frame: Frame;
}

/** What points are for and what each action earns, on the site or in a board; open to everyone (E3). */
export function PointsPage({ view, board, frame }: PointsProps) {
  const { t } = frame;
  const name = board ? pickText(board.name, frame.locale).text : '';
  return (
    <>
      <Breadcrumb
        frame={frame}
        steps={[
          ...(board ? [{ href: `/b/${encodeURIComponent(board.slug)}`, text: name }] : []),
          { text: t(board ? 'points.board_title' : 'points.title') },
        ]}
      />
      <div className="points">
        <h1>{board ? t('points.of_board', { board: name }) : t('points.title')}</h1>
        <p>{t('points.intro')}</p>
        <section aria-labelledby="actions">
          <div className="sec">
            <h2 id="actions">{t('points.actions')}</h2>
            {board ? (
              <a className="more" href="/points">
                {t('points.site')}
              </a>
            ) : null}
          </div>
          <RulesTable rules={view.rules} frame={frame} anchored />
        </section>
        <section aria-labelledby="formula">
          <div className="sec">
            <h2 id="formula">{t('points.formula_title')}</h2>
          </div>
          <p className="formula n">{t('points.formula', { formula: formulaWords(view.formula, frame) })}</p>
        </section>
        <Mine view={view} frame={frame} />
        <section aria-labelledby="groups">
          <div className="sec">
            <h2 id="groups">{t('points.groups')}</h2>
          </div>
          <GroupsTable groups={view.groups} frame={frame} />
        </section>
      </div>
    </>
  );
}

function Mine({ view: { mine }, frame }: { view: PointsPageView; frame: Frame }) {
  const { t } = frame;
  return (
    <section className="stand" aria-labelledby="mine">
      <div className="sec">
        <h2 id="mine">{t('points.mine')}</h2>
      </div>
      {mine ? (
        <>
          <Standing total={mine.total} balances={mine.balances} next={mine.next} entries={memberHref(mine.name, 'points')} frame={frame} />
          <Owed owed={mine.owed} frame={frame} />
        </>
      ) : (
        <p>
          <a className="lk" href={wayIn('/sign-in', frame.path)}>
            {t('points.sign_in_to_see')}
          </a>
        </p>
      )}
    </section>
  );
}
