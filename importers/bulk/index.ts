/** Bulk work: many rows in few statements, figures and pages kept right. For importers and for seeds of a size. */
export { bulk, flush } from './context';
export { advanceThreads, type BulkPost, type BulkThread, columnsOf, drawIds, insertPosts, insertThreads } from './rows';
