/** All rows of the rights matrix. A command without a row fails the test. */
import { DESK_ROWS } from './desk';
import { FOUNDING } from './founding';
import type { Row } from './scene';

export const ROWS: readonly Row[] = [...FOUNDING, ...DESK_ROWS];
