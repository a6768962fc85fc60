/** Forms of the administration of tasks and medals. */
import { decideMedal, editMedal, grantMedal, postMedal, withdrawMedal } from '@/core/medals';
import { editTask, postTask, withdrawTask } from '@/core/tasks';
import { form } from '@/web/kernel/form';
import type { Fields } from '@/web/kernel/kept';
import { textOf } from '@/web/kernel/read-fields';

const LANGS = ['zh-CN', 'zh-TW', 'ja', 'en'] as const;
const saved = () => ({ key: 'merits.desk.toast.saved' });

/** Fields `title.zh-CN`, `title.ja` … as one text by language. */
const localized = (fields: Fields, name: string) => Object.fromEntries(LANGS.map((lang) => [lang, textOf(fields, `${name}.${lang}`)]));
const plain = (fields: Fields, names: readonly string[]) => Object.fromEntries(names.map((name) => [name, textOf(fields, name)]));

const TASK_FIELDS = [
  'measure',
  'target',
  'period',
  'coins',
  'reputation',
  'contribution',
  'medalId',
  'fromGroupId',
  'opensAt',
  'closesAt',
  'position',
] as const;
const taskOf = (fields: Fields) => ({
  ...plain(fields, TASK_FIELDS),
  title: localized(fields, 'title'),
  description: localized(fields, 'description'),
  // A box that is not ticked is not sent.
  isOpen: textOf(fields, 'isOpen') !== undefined,
});

/** POST `/admin/tasks/submit` */
export const postTaskForm = form({
  command: postTask,
  input: taskOf,
  page: () => '/admin/tasks/new',
  place: () => '/admin/tasks',
  toast: saved,
});

/** POST `/admin/tasks/{id}/submit` */
export const editTaskForm = form({
  command: editTask,
  input: (fields, { id }) => ({ ...taskOf(fields), taskId: id }),
  page: ({ id }) => `/admin/tasks/${id}`,
  place: () => '/admin/tasks',
  toast: saved,
});

/** POST `/admin/tasks/{id}/state`. Field: `on` = `1` or `0`. */
export const openTaskForm = form({
  command: editTask,
  input: (fields, { id }) => ({ taskId: id, isOpen: textOf(fields, 'on') === '1' }),
  page: () => '/admin/tasks',
  place: () => '/admin/tasks',
  toast: saved,
});

/** POST `/admin/tasks/{id}/withdraw` */
export const withdrawTaskForm = form({
  command: withdrawTask,
  input: (_fields, { id }) => ({ taskId: id }),
  page: () => '/admin/tasks',
  place: () => '/admin/tasks',
  toast: () => ({ key: 'merits.desk.toast.removed' }),
});

const medalOf = (fields: Fields) => ({
  ...plain(fields, ['sign', 'pigment', 'way', 'lastsDays', 'position']),
  name: localized(fields, 'name'),
  description: localized(fields, 'description'),
  isOpen: textOf(fields, 'isOpen') !== undefined,
});

/** POST `/admin/medals/submit` */
export const postMedalForm = form({
  command: postMedal,
  input: medalOf,
  page: () => '/admin/medals/new',
  place: () => '/admin/medals',
  toast: saved,
});

/** POST `/admin/medals/{id}/submit` */
export const editMedalForm = form({
  command: editMedal,
  input: (fields, { id }) => ({ ...medalOf(fields), medalId: id }),
  page: ({ id }) => `/admin/medals/${id}`,
  place: () => '/admin/medals',
  toast: saved,
});

/** POST `/admin/medals/grant`. Fields: `medalId`, `name`, `reason`. */
export const grantMedalForm = form({
  command: grantMedal,
  input: (fields) => plain(fields, ['medalId', 'name', 'reason']),
  page: () => '/admin/medals',
  place: () => '/admin/medals',
  toast: () => ({ key: 'merits.medals.toast.granted' }),
});

/** POST `/admin/medals/decide`. Fields: `applicationId`, `answer`, and the button `isGranted`. */
export const decideMedalForm = form({
  command: decideMedal,
  input: (fields) => plain(fields, ['applicationId', 'answer', 'isGranted']),
  page: () => '/admin/medals',
  place: () => '/admin/medals',
  toast: () => ({ key: 'merits.medals.toast.refused' }),
});

/** POST `/admin/medals/{id}/withdraw`. Fields: `holding`, `reason`. */
export const withdrawMedalForm = form({
  command: withdrawMedal,
  input: (fields) => ({ id: textOf(fields, 'holding'), reason: textOf(fields, 'reason') }),
  page: ({ id }) => `/admin/medals/${id}`,
  place: ({ medalId }) => `/admin/medals/${medalId}`,
  toast: () => ({ key: 'merits.medals.toast.withdrawn' }),
});
