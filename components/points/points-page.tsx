import type { PointsPageView } from '@/core/points/views';
import type { BoardRef } from '@/core/boards/views';
import { GroupMark } from '@/components/members/group-mark';
import { wayIn } from '@/components/shell/account';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import type { Frame } from '@/components/ui/frame';
import { pickText } from '@/components/ui/localized';
import { RulesTable } from './rules-table';
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
          <RulesTable rules={view.rules} frame={frame} />
        </section>
        <section aria-labelledby="formula">
          <div className="sec">
            <h2 id="formula">{t('points.formula_title')}</h2>
          </div>
          <p className="formula n">{t('points.formula', { formula: formulaWords(view.formula, frame) })}</p>
        </section>
        <Mine view={view} frame={frame} />
        <Groups view={view} frame={frame} />
      </div>
    </>
  );
}

/** The formula with its variables in words: posts + 5 × digests … */
function formulaWords(formula: string, { t }: Frame): string {
  return formula
    .replace(/[a-z_]+/gi, (word) => (t.has(`points.variables.${word}`) ? t(`points.variables.${word}`) : word))
    .replace(/\s*\*\s*/g, ' × ')
    .replace(/-/g, '−');
}

function Mine({ view: { mine }, frame }: { view: PointsPageView; frame: Frame }) {
  const { t } = frame;
  return (
    <section className="stand" aria-labelledby="mine">
      <div className="sec">
        <h2 id="mine">{t('points.mine')}</h2>
      </div>
      {mine ? (
        <Standing total={mine.total} balances={mine.balances} next={mine.next} frame={frame} />
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

function Groups({ view, frame }: { view: PointsPageView; frame: Frame }) {
  const { t, formats } = frame;
  const ladder = view.groups.filter(({ badge }) => badge.kind === 'ladder');
  return (
    <section aria-labelledby="groups">
      <div className="sec">
        <h2 id="groups">{t('points.groups')}</h2>
      </div>
      <table className="n">
        <thead>
          <tr>
            <th scope="col">{t('points.group')}</th>
            <th scope="col">{t('points.from')}</th>
            <th scope="col">{t('points.read_level')}</th>
            <th scope="col">{t('points.signature')}</th>
          </tr>
        </thead>
        <tbody>
          {ladder.map((group) => (
            <tr key={group.badge.key}>
              <td>
                <GroupMark group={group.badge} frame={frame} />
              </td>
              <td>{group.from === null || group.from < 0 ? t('points.below') : formats.number(group.from)}</td>
              <td>{formats.number(group.readLevel)}</td>
              <td>{formats.number(group.signatureLength)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
