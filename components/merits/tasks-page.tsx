import type { TaskListView, TaskRowView } from '@/core/tasks/views';
import { Amounts } from '@/components/points/amounts';
import { wayIn } from '@/components/shell/account';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import type { Frame } from '@/components/ui/frame';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { Localized, pickText } from '@/components/ui/localized';
import { Notice } from '@/components/ui/notice';
import { Stamp } from '@/components/ui/stamp';
import type { MeritWriting } from './writing';

/** A medal in a line. */
export type MedalName = Pick<NonNullable<TaskRowView['medal']>, 'name'>;

interface TasksProps {
  view: TaskListView & { writing: MeritWriting };
  frame: Frame;
}

/** What there is to do for a reward, and how far the reader is. */
export function TasksPage({ view: { tasks, writing }, frame }: TasksProps) {
  const { t } = frame;
  return (
    <>
      <Breadcrumb frame={frame} steps={[{ text: t('merits.tasks.title') }]} />
      <div className="points merits">
        <h1>{t('merits.tasks.title')}</h1>
        <p>{t('merits.tasks.intro')}</p>
        {writing.refusal ? <Notice kind="bad">{writing.refusal.message}</Notice> : null}
        {frame.viewer ? null : (
          <p>
            <a className="lk" rel="nofollow" href={wayIn('/sign-in', frame.path)}>
              {t('merits.tasks.sign_in')}
            </a>
          </p>
        )}
        {tasks.length ? (
          <ul className="lines">
            {tasks.map((task) => (
              <Task key={task.id} task={task} repeat={writing.repeat} frame={frame} />
            ))}
          </ul>
        ) : (
          <div className="empty">
            <p>{t('merits.tasks.none')}</p>
          </div>
        )}
      </div>
    </>
  );
}

function Task({ task, repeat, frame }: { task: TaskRowView; repeat: string; frame: Frame }) {
  const { t, locale, formats } = frame;
  return (
    <li className="merit" id={`task-${task.id}`}>
      <div>
        <h2>
          <Localized text={task.title} locale={locale} />
        </h2>
        <p className="dim">
          <Localized text={task.description} locale={locale} />
        </p>
        <p className="said-in n">
          <span>{t(`merits.tasks.period.${task.period}`)}</span>
          <span>
            {t('merits.tasks.gives')} <Gives task={task} frame={frame} />
          </span>
          {task.fromGroup ? <span>{t('merits.tasks.from_group', { group: pickText(task.fromGroup, locale).text })}</span> : null}
          {task.closesAt ? <span>{t('merits.tasks.closes', { time: formats.full(task.closesAt) })}</span> : null}
        </p>
      </div>
      <Standing task={task} repeat={repeat} frame={frame} />
    </li>
  );
}

/** Amounts, a medal, or both. */
export function Gives({
  task: { amounts, medal },
  frame,
}: {
  task: { amounts: TaskRowView['amounts']; medal?: MedalName | null };
  frame: Frame;
}) {
  const words = medal ? frame.t('merits.tasks.gives_medal', { medal: pickText(medal.name, frame.locale).text }) : null;
  const hasAmounts = Object.keys(amounts).length > 0;
  return (
    <>
      <Amounts amounts={amounts} frame={frame} />
      {hasAmounts && words ? ' · ' : null}
      {words}
    </>
  );
}

/** How far the reader is; the button where the reward waits. */
function Standing({ task, repeat, frame }: { task: TaskRowView; repeat: string; frame: Frame }) {
  const { t } = frame;
  const { mine, target, measure } = task;
  if (!mine) return null;
  const progress = t('merits.tasks.progress', { done: mine.done, target });
  return (
    <div className="n">
      <p>
        {t(`merits.tasks.measure.${measure}`)} {progress}
      </p>
      <meter min={0} max={target} value={mine.done} aria-label={t(`merits.tasks.measure.${measure}`)}>
        {progress}
      </meter>
      {mine.isClaimed ? <Stamp kind="ok">{t('merits.tasks.claimed')}</Stamp> : null}
      {!mine.isClaimed && mine.isOpenToMe && mine.done >= target ? (
        <form method="post" action={`/tasks/${task.id}/claim`}>
          <HiddenFields frame={frame} repeat={`${repeat}-${task.id}`} />
          <button className="btn solid">{t('merits.tasks.claim')}</button>
        </form>
      ) : null}
    </div>
  );
}
