/** All rows of the rights matrix. A command without a row fails the test. */
import { FOLLOWS } from './follows';
import { FOUNDING } from './founding';
import type { Row } from './scene';

export const ROWS: readonly Row[] = [...FOUNDING, ...FOLLOWS];
