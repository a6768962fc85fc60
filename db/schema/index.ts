/** Every table of the board. */
export * from './accounts';
export * from './blocks';
export * from './boards';
export * from './columns';
export * from './follows';
export * from './groups';
export * from './kernel';
export * from './mails';
export * from './members';
export * from './notices';
export * from './points';
export * from './posts';
export * from './threads';
