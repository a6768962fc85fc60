/**
 * Tasks: a measure, how much of it, in which period, and what it gives. What counts is counted from the board's own rows when
 * somebody looks and again when they take the reward, which each member can do once a period.
 */
export { claimTask, type ClaimTaskResult } from './claim-task';
export { editTask } from './edit-task';
export { plantTasks } from './plant-tasks';
export { postTask } from './post-task';
export { readTask, readTaskDesk, type TaskDeskView } from './read-task-desk';
export { readTasks } from './read-tasks';
export type { TaskListView, TaskRowView, TaskSettingsView } from './views';
export { withdrawTask } from './withdraw-task';
