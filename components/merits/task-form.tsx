import { TASK_MEASURES, TASK_PERIODS, type TaskSettingsView } from '@/core/tasks/views';
import { DeskPage } from '@/components/staff/desk-frame';
import { Check, Field, SelectField } from '@/components/ui/field';
import type { Frame } from '@/components/ui/frame';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { type LocalizedText, pickText } from '@/components/ui/localized';
import { fieldsOf, tickOf, WordFields } from './desk-words';
import type { MeritWriting } from './writing';

interface TaskFormProps {
  view: {
    /** Undefined for a new one. */
    task: TaskSettingsView | undefined;
    medals: { id: number; name: LocalizedText; isOpen: boolean }[];
    groups: { id: number; name: LocalizedText }[];
    timeZone: string;
    writing: MeritWriting;
  };
  frame: Frame;
}

/** `/admin/tasks/new`, `/admin/tasks/{id}` */
export function TaskForm({ view, frame }: TaskFormProps) {
  const { t } = frame;
  const { task, writing } = view;
  return (
    <DeskPage desk="tasks" title={t(task ? 'merits.desk.edit_task' : 'merits.desk.new_task')} refusal={writing.refusal} frame={frame}>
      <form className="narrow" method="post" action={task ? `/admin/tasks/${task.id}/submit` : '/admin/tasks/submit'} data-enhance="plain">
        <HiddenFields frame={frame} repeat={writing.repeat} />
        <WordFields name="title" label="merits.desk.title" text={task?.title} limit={60} writing={writing} frame={frame} />
        <WordFields
          name="description"
          label="merits.desk.description"
          text={task?.description}
          limit={300}
          writing={writing}
          frame={frame}
        />
        <p className="hint mute">{t('merits.desk.languages_hint')}</p>
        <Goal view={view} frame={frame} />
        <Reward view={view} frame={frame} />
        <When view={view} frame={frame} />
        <button className="btn solid lg">{t('merits.desk.save')}</button>
      </form>
    </DeskPage>
  );
}

function Goal({ view: { task, groups, writing }, frame: { t, locale } }: TaskFormProps) {
  const field = fieldsOf(writing);
  return (
    <>
      <SelectField
        {...field('measure', task?.measure ?? 'replies')}
        label={t('merits.desk.measure')}
        options={TASK_MEASURES.map((value) => ({ value, label: t(`merits.tasks.measure.${value}`) }))}
      />
      <Field {...field('target', task?.target ?? 1)} label={t('merits.desk.target')} inputMode="numeric" required />
      <SelectField
        {...field('period', task?.period ?? 'once')}
        label={t('merits.desk.period')}
        options={TASK_PERIODS.map((value) => ({ value, label: t(`merits.tasks.period.${value}`) }))}
      />
      <SelectField
        {...field('fromGroupId', task?.fromGroupId)}
        label={t('merits.desk.from_group')}
        options={[
          { value: '', label: t('merits.desk.everybody') },
          ...groups.map(({ id, name }) => ({ value: String(id), label: pickText(name, locale).text })),
        ]}
      />
    </>
  );
}

function Reward({ view: { task, medals, writing }, frame: { t, locale } }: TaskFormProps) {
  const field = fieldsOf(writing);
  return (
    <>
      {(['coins', 'reputation', 'contribution'] as const).map((currency) => (
        <Field
          key={currency}
          {...field(currency, task?.amounts[currency] ?? 0)}
          label={t(`points.currency.${currency}`)}
          inputMode="numeric"
          required
        />
      ))}
      <SelectField
        {...field('medalId', task?.medalId)}
        label={t('merits.desk.medal')}
        options={[
          { value: '', label: t('merits.desk.no_medal') },
          ...medals.map(({ id, name, isOpen }) => {
            const { text } = pickText(name, locale);
            return { value: String(id), label: isOpen ? text : `${text} · ${t('merits.desk.closed')}` };
          }),
        ]}
      />
    </>
  );
}

function When({ view: { task, timeZone, writing }, frame: { t } }: TaskFormProps) {
  const field = fieldsOf(writing);
  const hint = `${t('merits.desk.times_hint')} (${timeZone})`;
  return (
    <>
      <Field {...field('opensAt', task?.opensAt)} label={t('merits.desk.opens_at')} type="datetime-local" hint={hint} />
      <Field {...field('closesAt', task?.closesAt)} label={t('merits.desk.closes_at')} type="datetime-local" hint={hint} />
      <Field {...field('position', task?.position ?? 100)} label={t('merits.desk.position')} inputMode="numeric" required />
      <Check
        name="isOpen"
        value="1"
        label={t('merits.desk.is_open')}
        defaultChecked={tickOf(writing, 'isOpen', 'target', task?.isOpen ?? true)}
      />
    </>
  );
}
