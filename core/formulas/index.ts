/**
 * The language in which a board says how the total of points is made: figures, numbers, the four operations, min and max. Small enough
 * to mean the same here and in SQL, and to be refused with a reason where it is wrong.
 */
export { evaluateFormula, type FormulaFigures, formulaFault, formulaToSql } from './formula';
