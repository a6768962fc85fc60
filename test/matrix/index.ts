/** All rows of the rights matrix. A command without a row fails the test. */
import { FOUNDING } from './founding';
import { NOTICES } from './notices';
import type { Row } from './scene';

export const ROWS: readonly Row[] = [...FOUNDING, ...NOTICES];
