import type { Localized } from '@/db/schema';
import type { GroupBadge } from '@/core/members/views';
import type { MedalView } from '@/core/medals/views';
import type { PointAmounts } from '@/core/points/views';

export const TASK_MEASURES = [
  'replies',
  'threads',
  'likes_received',
  'likes_given',
  'check_ins',
  'followers',
  'following',
  'bio',
  'points_total',
] as const;
export type TaskMeasure = (typeof TASK_MEASURES)[number];
export const TASK_PERIODS = ['once', 'daily', 'weekly'] as const;
export type TaskPeriod = (typeof TASK_PERIODS)[number];

interface TaskView {
  id: number;
  title: Localized;
  description: Localized;
  measure: TaskMeasure;
  target: number;
  period: TaskPeriod;
  amounts: PointAmounts;
}

/** A line of the list. */
export interface TaskRowView extends TaskView {
  closesAt: Date | null;
  medal: MedalView | null;
  /** The least group that may take it; null = everybody. */
  fromGroup: GroupBadge['name'] | null;
  /** How far the reader is; null for guests. `done` is never above the target. */
  mine: { done: number; isClaimed: boolean; isOpenToMe: boolean } | null;
}

export interface TaskListView {
  tasks: TaskRowView[];
  /** When some task opens or closes by itself; null = never. */
  changesAt: Date | null;
}

/** A task as the administration sees it. Times are written in the site's zone, e.g. `2026-11-23T09:00`. */
export interface TaskSettingsView extends TaskView {
  medalId: number | null;
  fromGroupId: number | null;
  opensAt: string | null;
  closesAt: string | null;
  isOpen: boolean;
  position: number;
  claims: number;
}
