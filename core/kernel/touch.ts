/** The only place that spells cache tags. A committed touch purges every page that carries the tag. */
export const touch = {
  thread: (id: number) => `thread:${id}`,
  board: (id: number) => `board:${id}`,
  /** The tree of boards: names, order, who may see. */
  boards: () => 'boards',
  member: (id: number) => `member:${id}`,
  /** Front page and the lists across boards. */
  lists: () => 'lists',
  collection: (id: number) => `collection:${id}`,
  /** Lists of collections. */
  collections: () => 'collections',
  settings: () => 'settings',
  points: () => 'points',
  session: (handle: string) => `session:${handle}`,
  /** Pages that say "today". */
  day: () => 'day',
  /** All there is: after something that shows on countless pages. */
  everything: () => '*',
  checkIns: () => 'check-ins',
  tasks: () => 'tasks',
  medals: () => 'medals',
  /** The rankings, counted anew by the worker. */
  leaders: () => 'leaders',
} as const;
