/** What an import knows of the rows behind keys, so that each is looked up once. Nothing in it outlives a transaction that failed. */
export interface ThreadState {
  id: number;
  boardId: number;
  boardSlug: string;
  authorId: number;
  lang: string;
  title: string;
}

export interface State {
  /** Name of the archive. */
  source: string;
  withStaff: boolean;
  boards: Map<string, { id: number; kind: 'section' | 'board' }>;
  /** By key of the archive. */
  members: Map<string, number>;
  threads: Map<string, ThreadState>;
  /** Keys of the names that members of the archive have here as they had there. */
  names: Set<string>;
}

export const newState = (source: string, withStaff: boolean): State => ({
  source,
  withStaff,
  boards: new Map(),
  members: new Map(),
  threads: new Map(),
  names: new Set(),
});
