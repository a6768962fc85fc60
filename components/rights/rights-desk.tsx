import type { ExplanationView, Grant, RightsGridView } from '@/core/rights/views';
import { DeskPage } from '@/components/staff/desk-frame';
import { Field, SelectField } from '@/components/ui/field';
import type { Frame } from '@/components/ui/frame';
import { pickText } from '@/components/ui/localized';
import { Notice } from '@/components/ui/notice';
import { Explanation } from './explanation';
import { RightsGrid } from './rights-grid';
import { CaseFacts } from './why-page';

export interface RightsDeskView {
  grid: RightsGridView;
  /** What was changed in it and refused, by `group.right`. */
  typed: Record<string, Grant>;
  writing: { repeat: string; refusal: { message: string } | null };
  trace: { member: string; right: string; board: string; found: ExplanationView | { missing: string } } | null;
  rights: readonly string[];
}

/** Which group may do what, where; and why a chosen member may or may not. */
export function RightsDesk({ view, frame }: { view: RightsDeskView; frame: Frame }) {
  const { t } = frame;
  const { grid, writing } = view;
  return (
    <DeskPage desk="rights" refusal={writing.refusal} frame={frame}>
      <form method="get" action="/admin/rights" className="pick">
        <SelectField
          name="board"
          label={t('rights.grid.choose_board')}
          options={boardOptions(view, frame, 'rights.grid.whole_site')}
          defaultValue={grid.board?.slug ?? ''}
        />
        <button className="btn">{t('rights.grid.show')}</button>
      </form>
      <p className="dim">{t(grid.board ? 'rights.grid.board_note' : 'rights.grid.site_note')}</p>
      {grid.board && !grid.board.isPrivate ? <p className="dim">{t('rights.grid.open_board')}</p> : null}
      <RightsGrid grid={grid} typed={view.typed} repeat={writing.repeat} frame={frame} />
      <Trace view={view} frame={frame} />
    </DeskPage>
  );
}

function Trace({ view, frame }: { view: RightsDeskView; frame: Frame }) {
  const { t } = frame;
  const { trace, grid } = view;
  return (
    <section id="trace" aria-labelledby="trace-title">
      <h2 id="trace-title">{t('rights.grid.trace')}</h2>
      <p className="dim">{t('rights.grid.trace_note')}</p>
      <form method="get" action="/admin/rights#trace" className="pick">
        {grid.board ? <input type="hidden" name="board" value={grid.board.slug} /> : null}
        <Field name="member" label={t('rights.grid.member')} defaultValue={trace?.member} required dir="auto" autoComplete="off" />
        <SelectField
          name="right"
          label={t('rights.why.what')}
          defaultValue={trace?.right ?? 'post.reply'}
          options={view.rights.map((right) => ({ value: right, label: t(`rights.right.${right}`) }))}
        />
        <SelectField
          name="in"
          label={t('rights.why.where')}
          defaultValue={trace?.board ?? grid.board?.slug ?? ''}
          options={boardOptions(view, frame, 'rights.why.everywhere')}
        />
        <button className="btn">{t('rights.grid.show')}</button>
      </form>
      {trace && 'missing' in trace.found ? <Notice kind="bad">{t(`errors.${trace.found.missing}`)}</Notice> : null}
      {trace && !('missing' in trace.found) ? (
        <>
          <CaseFacts view={trace.found} frame={frame} />
          <Explanation view={trace.found} frame={frame} />
        </>
      ) : null}
    </section>
  );
}

const boardOptions = ({ grid }: RightsDeskView, { t, locale }: Frame, everywhere: string) => [
  { value: '', label: t(everywhere) },
  ...grid.boards.map(({ slug, name }) => ({ value: slug, label: pickText(name, locale).text || slug })),
];
