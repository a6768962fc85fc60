import type { Grant, GridGroup, RightsGridView } from '@/core/rights/views';
import type { Frame } from '@/components/ui/frame';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { Localized, pickText } from '@/components/ui/localized';

interface GridProps {
  grid: RightsGridView;
  /** What was changed and refused, by `group.right`: it stays as it was set. */
  typed: Record<string, Grant>;
  repeat: string;
  frame: Frame;
}

/** Groups × rights as one form: boxes for the whole site, a choice of three in a board. A group is a section where the page is narrow. */
export function RightsGrid({ grid, typed, repeat, frame }: GridProps) {
  const { t } = frame;
  const { board } = grid;
  return (
    <form method="post" action="/admin/rights/submit">
      <HiddenFields frame={frame} repeat={repeat} />
      {board ? (
        <>
          <input type="hidden" name="boardId" value={board.id} />
          <input type="hidden" name="slug" value={board.slug} />
          <input type="hidden" name="was" value={grantsOf(grid)} />
        </>
      ) : null}
      <table className="grid">
        <thead>
          <tr>
            <th scope="col">{t('rights.grid.group')}</th>
            {grid.rights.map((right) => (
              <th key={right} scope="col">
                <span>{t(`rights.right.${right}`)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grid.groups.map((group) => (
            <tr key={group.id}>
              <th scope="row">
                <Localized text={group.badge.name} locale={frame.locale} />
                {!board && group.givable.length ? <Was group={group} /> : null}
              </th>
              {grid.rights.map((right) => (
                <Cell
                  key={right}
                  group={group}
                  right={right}
                  typed={typed[`${group.id}.${right}`]}
                  inBoard={board !== null}
                  frame={frame}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <button className="btn solid lg">{t('rights.grid.save')}</button>
    </form>
  );
}

/** What was granted when the page was made: only what differs from it is changed. */
const grantsOf = ({ groups }: RightsGridView): string =>
  groups.flatMap(({ id, grants }) => Object.entries(grants).map(([right, grant]) => `${id}:${right}:${grant}`)).join(' ');

const Was = ({ group: { id, rights, givable } }: { group: GridGroup }) => (
  <input type="hidden" name={`was.${id}`} value={rights.filter((right) => givable.includes(right)).join(' ')} />
);

interface CellProps {
  group: GridGroup;
  right: string;
  typed: Grant | undefined;
  inBoard: boolean;
  frame: Frame;
}

function Cell({ group, right, typed, inBoard, frame: { t, locale } }: CellProps) {
  if (!group.givable.includes(right))
    return (
      <td className="mute">
        <span className="of">{t(`rights.right.${right}`)}</span> {t(group.holdsAll ? 'rights.grid.all' : 'rights.grid.none')}
      </td>
    );
  const label = t('rights.grid.cell', { group: pickText(group.badge.name, locale).text, right: t(`rights.right.${right}`) });
  return (
    <td>
      <label>
        <span className="of" aria-hidden="true">
          {t(`rights.right.${right}`)}
        </span>{' '}
        {inBoard ? (
          <select name={`g.${group.id}.${right}`} defaultValue={typed ?? group.grants[right] ?? 'inherit'} aria-label={label}>
            {(['inherit', 'allow', 'deny'] as const).map((grant) => (
              <option key={grant} value={grant}>
                {t(`rights.grid.${grant}`)}
              </option>
            ))}
          </select>
        ) : (
          <input
            type="checkbox"
            name={`r.${group.id}`}
            value={right}
            defaultChecked={typed ? typed === 'allow' : group.rights.includes(right)}
            aria-label={label}
          />
        )}
      </label>
    </td>
  );
}
