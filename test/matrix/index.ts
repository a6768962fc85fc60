/** All rows of the rights matrix. A command without a row fails the test. */
import { FOUNDING } from './founding';
import { STANDING } from './standing';
import type { Row } from './scene';

export const ROWS: readonly Row[] = [...FOUNDING, ...STANDING];
