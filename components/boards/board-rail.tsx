import type { BoardView } from '@/core/boards/views';
import type { PointRuleView } from '@/core/points/views';
import { MemberName } from '@/components/members/member-name';
import { Amounts, ruleWords } from '@/components/points/amounts';
import type { Frame } from '@/components/ui/frame';
import { pickText } from '@/components/ui/localized';
import { addressOf } from '@/components/ui/pager';
import { Seal } from '@/components/ui/seal';
import { boardHref } from './address';

/** Rules that the rail shows; all of them are a page of their own. */
const RULES_SHOWN = 4;

/** Right of the ledger: rules, moderators, points, tags, keys. */
export function BoardRail({ board, rules, frame }: { board: BoardView; rules: PointRuleView[]; frame: Frame }) {
  const { t } = frame;
  return (
    <aside className="brail" aria-label={t('boards.about')}>
      <BoardRules board={board} frame={frame} />
      {board.moderators.length ? (
        <section>
          <h2>{t('boards.moderators')}</h2>
          <ul className="mods">
            {board.moderators.map((member) => (
              <li key={member.id} className="who">
                <Seal seal={member.seal} size={24} />
                <MemberName member={member} frame={frame} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section>
        <h2>{t('boards.points')}</h2>
        <table className="n">
          <tbody>
            {rules.slice(0, RULES_SHOWN).map((rule) => (
              <tr key={rule.action}>
                <th scope="row">{ruleWords(rule.action, frame)}</th>
                <td>
                  <Amounts amounts={rule.amounts} frame={frame} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <a className="lk" href={boardHref(board.slug, 'points')}>
          {t('boards.all_points')}
        </a>
      </section>
      {board.tags.length ? (
        <section>
          <h2>{t('boards.tags')}</h2>
          <p className="tags">
            {board.tags.map(({ name }) => (
              <a key={name} href={addressOf(boardHref(board.slug), { tag: name })}>
                <bdi>{name}</bdi>
              </a>
            ))}
          </p>
        </section>
      ) : null}
      <section>
        <a className="lk" href={`${boardHref(board.slug)}/feed.xml`}>
          {t('boards.feed')}
        </a>
      </section>
    </aside>
  );
}

function BoardRules({ board, frame: { t, locale } }: { board: BoardView; frame: Frame }) {
  const rules = pickText(board.rulesHtml, locale);
  if (!rules.text) return null;
  return (
    <section>
      <h2>{t('boards.rules')}</h2>
      <div lang={rules.lang} className="talk small" dangerouslySetInnerHTML={{ __html: rules.text }} />
    </section>
  );
}
