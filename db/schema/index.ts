/** Every table of the board. */
export * from './accounts';
export * from './boards';
export * from './check-ins';
export * from './columns';
export * from './groups';
export * from './kernel';
export * from './leaders';
export * from './medals';
export * from './members';
export * from './points';
export * from './posts';
export * from './tasks';
export * from './threads';
