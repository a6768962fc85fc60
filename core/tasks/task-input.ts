import { z } from 'zod';
import { idInput, type Verdict } from '@/core/kernel';
import { localizedInput, wholeNumber } from '@/core/merits';
import { STATES } from './progress';
import { TASK_MEASURES, TASK_PERIODS, type TaskMeasure, type TaskPeriod } from './views';

const none = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === '' ? null : value), schema.nullable());

/** A moment by the site's clock, as a form of a browser writes it. PostgreSQL knows no year 0. */
const moment = z
  .string()
  .regex(/^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d$/, { message: 'task.time' })
  .refine((text) => new Date(`${text}:00Z`).toJSON()?.startsWith(text) ?? false, { message: 'task.time' });

const MOST = 100_000;

/** What an administrator says of a task. */
export const taskFields = z.object({
  title: localizedInput(60).refine((title) => Object.keys(title).length > 0, { message: 'input.required' }),
  description: localizedInput(300),
  measure: z.enum(TASK_MEASURES, { message: 'input.unknown_choice' }),
  target: wholeNumber(1, MOST),
  period: z.enum(TASK_PERIODS, { message: 'input.unknown_choice' }),
  coins: wholeNumber(0, MOST),
  reputation: wholeNumber(0, MOST),
  contribution: wholeNumber(0, MOST),
  medalId: none(idInput),
  fromGroupId: none(idInput),
  opensAt: none(moment),
  closesAt: none(moment),
  isOpen: z.boolean(),
  position: wholeNumber(0, MOST),
});
export type TaskFields = z.output<typeof taskFields>;

interface Whole {
  measure: TaskMeasure;
  target: number;
  period: TaskPeriod;
  coins: number;
  reputation: number;
  contribution: number;
  medalId: number | null;
  opensAt: string | null;
  closesAt: string | null;
}

/** Whether what was said makes sense as a whole. */
export function isSound(task: Whole): Verdict {
  if (task.opensAt && task.closesAt && task.closesAt <= task.opensAt) return { reason: 'task.times_cross' };
  if (STATES.includes(task.measure) && task.period !== 'once') return { reason: 'task.state_once' };
  if (task.measure === 'bio' && task.target !== 1) return { reason: 'task.one' };
  return task.coins + task.reputation + task.contribution > 0 || task.medalId !== null ? true : { reason: 'task.gives_nothing' };
}
