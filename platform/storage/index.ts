/** Uploaded files behind a port. */
export { folderStorage } from './folder-storage';
export type { Storage } from './storage';
