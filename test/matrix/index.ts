/** All rows of the rights matrix. A command without a row fails the test. */
import { FACES } from './faces';
import { FOLLOWS } from './follows';
import { FOUNDING } from './founding';
import { KEEP } from './keep';
import type { Row } from './scene';

export const ROWS: readonly Row[] = [...FOUNDING, ...FACES, ...KEEP, ...FOLLOWS];
