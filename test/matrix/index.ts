/** All rows of the rights matrix. A command without a row fails the test. */
import { DESK_ROWS } from './desk';
import { FACES } from './faces';
import { FOLLOWS } from './follows';
import { FOUNDING } from './founding';
import { GIVING } from './giving';
import { HIDE } from './hide';
import { KEEP } from './keep';
import { MERITS } from './merits';
import { NOTICES } from './notices';
import { STANDING } from './standing';
import type { Row } from './scene';

export const ROWS: readonly Row[] = [
  ...DESK_ROWS,
  ...FACES,
  ...FOLLOWS,
  ...FOUNDING,
  ...GIVING,
  ...HIDE,
  ...KEEP,
  ...MERITS,
  ...NOTICES,
  ...STANDING,
];
