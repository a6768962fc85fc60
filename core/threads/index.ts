/**
 * Threads: starting them, their lists and their pages. Floor N stands on page ⌈N / size⌉ for ever; any page costs the same.
 * A list holds only threads of boards that the viewer may see; sticky ones lead its first page.
 */
export { type BarrierView, readBarrier, threadRefusal } from './barrier';
export { findReadLevels, type ReadLevelChoice } from './find-read-levels';
export { type PostThreadInput, type PostThreadResult, postThread } from './post-thread';
export { readThread, type ThreadInput } from './read-thread';
export { readThreadCursor } from './read-thread-cursor';
export { readThreadHead, type ThreadHead } from './read-thread-head';
export { readThreadRow } from './read-thread-row';
export { readThreadList, type ThreadListInput, type ThreadScope } from './read-thread-list';
export { threadRows } from './thread-rows';
export * from './views';
