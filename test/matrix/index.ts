/** All rows of the rights matrix. A command without a row fails the test. */
import { FACES } from './faces';
import { FOLLOWS } from './follows';
import { FOUNDING } from './founding';
import { GIVING } from './giving';
import { KEEP } from './keep';
import { MERITS } from './merits';
import { STANDING } from './standing';
import type { Row } from './scene';

export const ROWS: readonly Row[] = [...FACES, ...FOLLOWS, ...FOUNDING, ...GIVING, ...KEEP, ...MERITS, ...STANDING];
