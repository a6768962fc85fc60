/** Said by the bus itself after a gap: forget everything you know. */
export const EVERYTHING = '*';

/** The port: tells this process and its siblings what has changed, as tags (`thread:12`, `session:…`). */
export interface Bus {
  /** Delivers in this process before it answers; to others soon after. */
  publish(tags: readonly string[]): Promise<void>;
  /** Hears of every tag, `*` included. Answers how to stop. */
  subscribe(hear: (tags: readonly string[]) => void): () => void;
  /** Sends what is still waiting, and ends. */
  stop(): Promise<void>;
}
