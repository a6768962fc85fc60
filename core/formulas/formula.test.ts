import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sql } from 'drizzle-orm';
import { testDatabase } from '@/test/database';
import { row } from '@/db/rows';
import { evaluateFormula, FIGURES, type FormulaFigures, formulaFault, formulaToSql } from './formula';

const figures = (more: Partial<FormulaFigures> = {}): FormulaFigures => ({
  posts: 0,
  threads: 0,
  digests: 0,
  reputation: 0,
  coins: 0,
  contribution: 0,
  ...more,
});

describe('the formula of the total', () => {
  it.each([
    [
      'posts + 5 * digests + 2 * reputation + coins + contribution',
      { posts: 3, digests: 1, reputation: 2, coins: 7, contribution: -1 },
      18,
    ],
    ['posts + 5 × digests ÷ 2', { posts: 1, digests: 1 }, 3],
    ['2 + 3 * 4', {}, 14],
    ['(2 + 3) * 4', {}, 20],
    ['10 - 2 - 3', {}, 5],
    ['-coins', { coins: 4 }, -4],
    ['max(coins, posts, 3)', { coins: 1, posts: 2 }, 3],
    ['min(coins, 100)', { coins: 250 }, 100],
    ['coins / digests', { coins: 9 }, 0],
    ['10 − 3', {}, 7],
    ['coins / 2', { coins: -3 }, -2],
    ['999999999 * 999999999', {}, 2_147_483_647],
  ])('%s', (formula, given, total) => {
    expect(evaluateFormula(formula, figures(given))).toBe(total);
  });

  it.each([
    ['', 'formula.ends', {}],
    ['posts +', 'formula.ends', {}],
    ['(((posts', 'formula.ends', {}],
    ['max', 'formula.ends', {}],
    ['posts posts', 'formula.syntax', { near: 'posts' }],
    ['karma', 'formula.unknown_name', { name: 'karma' }],
    ['(posts', 'formula.ends', {}],
    ['posts)', 'formula.syntax', { near: ')' }],
    ['min posts', 'formula.syntax', { near: 'posts' }],
    ['min()', 'formula.syntax', { near: ')' }],
    ['1; drop table members', 'formula.syntax', { near: '; drop tab' }],
    ['posts -- 1 )', 'formula.syntax', { near: ')' }],
    ["coins'", 'formula.syntax', { near: "'" }],
    ['1e5', 'formula.syntax', { near: 'e5' }],
    ['constructor', 'formula.unknown_name', { name: 'constructor' }],
    ['toString()', 'formula.unknown_name', { name: 'toString' }],
    ['金钱', 'formula.unknown_name', { name: '金钱' }],
    ['１', 'formula.syntax', { near: '１' }],
    ['posts'.repeat(100), 'formula.too_long', { maximum: 200 }],
    ['1+'.repeat(60) + '1', 'formula.too_long', { maximum: 200 }],
    ['coins / 0', 'formula.division_by_zero', {}],
    ['coins ÷ (2 - 2)', 'formula.division_by_zero', {}],
    ['coins / min(0, 3)', 'formula.division_by_zero', {}],
    ['total + 1', 'formula.loops', { name: 'total' }],
    ['points', 'formula.loops', { name: 'points' }],
    ['max(group, 1)', 'formula.loops', { name: 'group' }],
  ])('refuses %s: %s', (formula, reason, facts) => {
    expect(formulaFault(formula)).toEqual({ reason, facts });
  });

  it('means the same in SQL, to the last digit', async () => {
    const { db } = await testDatabase();
    const leaf = fc.oneof(fc.constantFrom(...FIGURES), fc.integer({ min: 0, max: 99_999 }).map(String), fc.constantFrom('0.5', '2.25'));
    const { formula } = fc.letrec<{ formula: string }>((tie) => ({
      formula: fc.oneof(
        { maxDepth: 3 },
        leaf,
        fc
          .tuple(tie('formula'), fc.constantFrom('+', '-', '*', '/', '×', '÷'), tie('formula'))
          .map(([left, sign, right]) => `(${left} ${sign} ${right})`),
        fc.tuple(fc.constantFrom('min', 'max'), tie('formula'), tie('formula')).map(([name, left, right]) => `${name}(${left}, ${right})`),
      ),
    }));
    const some = fc.integer({ min: -50_000, max: 2_000_000 });
    await fc.assert(
      fc.asyncProperty(
        formula,
        fc.record(Object.fromEntries(FIGURES.map((name) => [name, some])) as Record<keyof FormulaFigures, typeof some>),
        async (text, given) => {
          fc.pre(formulaFault(text) === null);
          const found = await row<{ total: number }>(db, sql`select ${formulaToSql(text, (name) => sql`${given[name]}::int`)} as total`, {
            once: true,
          });
          expect(found?.total).toBe(evaluateFormula(text, given));
        },
      ),
      { numRuns: 300 },
    );
  });
});
