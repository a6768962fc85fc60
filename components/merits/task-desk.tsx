import type { TaskSettingsView } from '@/core/tasks/views';
import { DeskPage } from '@/components/staff/desk-frame';
import type { Frame } from '@/components/ui/frame';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { Localized } from '@/components/ui/localized';
import { Stamp } from '@/components/ui/stamp';
import { Gives, type MedalName } from './tasks-page';
import type { MeritWriting } from './writing';

interface TaskDeskProps {
  view: { tasks: TaskSettingsView[]; medals: ({ id: number } & MedalName)[]; writing: MeritWriting };
  frame: Frame;
}

const HEADS = ['task', 'goal', 'gives', 'claims', 'state', 'edit'] as const;

/** `/admin/tasks`: all tasks, with what can be done to each. */
export function TaskDesk({ view: { tasks, medals, writing }, frame }: TaskDeskProps) {
  const { t } = frame;
  return (
    <DeskPage desk="tasks" refusal={writing.refusal} frame={frame}>
      <p>
        <a className="btn solid" href="/admin/tasks/new">
          {t('merits.desk.new_task')}
        </a>
      </p>
      {tasks.length ? (
        <div className="scroll-x" tabIndex={0} role="group" aria-label={t('staff.desk.tasks')}>
          <table className="ledger-table n">
            <thead>
              <tr>
                {HEADS.map((name) => (
                  <th key={name} scope="col">
                    {t(`merits.desk.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {tasks.map((task) => (
                <Row key={task.id} task={task} medal={medals.find(({ id }) => id === task.medalId)} frame={frame} />
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <p className="empty">{t('merits.desk.no_tasks')}</p>
      )}
    </DeskPage>
  );
}

function Row({ task, medal, frame }: { task: TaskSettingsView; medal?: MedalName; frame: Frame }) {
  const { t, locale, formats } = frame;
  return (
    <tr>
      <td>
        <a href={`/admin/tasks/${task.id}`}>
          <Localized text={task.title} locale={locale} />
        </a>
      </td>
      <td>
        {t(`merits.tasks.measure.${task.measure}`)} {formats.number(task.target)} · {t(`merits.tasks.period.${task.period}`)}
      </td>
      <td>
        <Gives task={{ amounts: task.amounts, medal }} frame={frame} />
      </td>
      <td>{formats.number(task.claims)}</td>
      <td>
        <Stamp kind={task.isOpen ? 'ok' : undefined}>{t(task.isOpen ? 'merits.desk.open' : 'merits.desk.closed')}</Stamp>
      </td>
      <td>
        <form className="inline" method="post" action={`/admin/tasks/${task.id}/state`}>
          <HiddenFields frame={frame} />
          <button className="btn sm" name="on" value={task.isOpen ? '0' : '1'}>
            {t(task.isOpen ? 'merits.desk.do_close' : 'merits.desk.do_open')}
          </button>
        </form>
        {task.claims === 0 ? (
          <form className="inline" method="post" action={`/admin/tasks/${task.id}/withdraw`}>
            <HiddenFields frame={frame} />
            <button className="btn sm wrong">{t('merits.desk.remove')}</button>
          </form>
        ) : null}
      </td>
    </tr>
  );
}
