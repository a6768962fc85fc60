/**
 * The formula of the total (E4): figures and numbers, `+ - * / × ÷`, parentheses, `min(…)`, `max(…)`. It is parsed into a
 * tree first, and both the number and the SQL are made from the tree: nothing an administrator types reaches the database as text.
 */
import { type SQL, sql } from 'drizzle-orm';
import { Failure, isFailure, type FieldReason } from '@/core/kernel';

/** Figures of a member that a formula may use. */
export const FIGURES = ['posts', 'threads', 'digests', 'reputation', 'coins', 'contribution'] as const;
export type FormulaFigures = Record<(typeof FIGURES)[number], number>;

type Node =
  | { kind: 'number'; value: number }
  | { kind: 'figure'; name: keyof FormulaFigures }
  | { kind: 'operation'; sign: '+' | '-' | '*' | '/'; left: Node; right: Node }
  | { kind: 'choice'; name: 'min' | 'max'; of: Node[] };

/** What follows from the total: a formula of it would chase itself. */
const LOOPS = ['total', 'points', 'group'];
/** A double holds 308 digits; figures have ten. */
const MOST_OPERATIONS = 24;
const LONGEST = 200;
const TOKEN = /\s*(?:(\d{1,9}(?:\.\d{1,4})?)|([\p{L}_][\p{L}\p{N}_]*)|([-+−*/×÷(),]))/uy;

/** @throws Failure `formula.too_long`, `formula.syntax` { near }, `formula.ends`, `formula.unknown_name` { name }, `formula.loops` { name }, `formula.division_by_zero` */
export function parseFormula(text: string): Node {
  const parser = new Parser(tokens(text));
  return parser.whole();
}

/** What is wrong with a text as a formula; null = nothing. */
export function formulaFault(text: string): FieldReason | null {
  try {
    parseFormula(text);
    return null;
  } catch (thrown) {
    if (isFailure(thrown)) return { reason: thrown.reason, facts: thrown.facts };
    throw thrown;
  }
}

/** The total: rounded down, division by zero gives zero, kept within what a column holds. */
export function evaluateFormula(text: string, figures: FormulaFigures): number {
  const value = Math.floor(valueOf(parseFormula(text), figures));
  return Math.min(Math.max(value, -2_147_483_648), 2_147_483_647) || 0;
}

/** SQL of the total as an integer; `column` names each figure. Doubles, so that both agree to the last digit. */
export function formulaToSql(text: string, column: (name: keyof FormulaFigures) => SQL): SQL {
  return sql`least(greatest(floor(${sqlOf(parseFormula(text), column)}), -2147483648::float8), 2147483647::float8)::int`;
}

function valueOf(node: Node, figures: FormulaFigures): number {
  switch (node.kind) {
    case 'number':
      return node.value;
    case 'figure':
      return figures[node.name];
    case 'choice':
      return Math[node.name](...node.of.map((each) => valueOf(each, figures)));
    case 'operation':
      return operate(node.sign, valueOf(node.left, figures), valueOf(node.right, figures));
  }
}

function operate(sign: '+' | '-' | '*' | '/', left: number, right: number): number {
  if (sign === '+') return left + right;
  if (sign === '-') return left - right;
  if (sign === '*') return left * right;
  return right === 0 ? 0 : left / right;
}

function sqlOf(node: Node, column: (name: keyof FormulaFigures) => SQL): SQL {
  switch (node.kind) {
    case 'number':
      // A number that the parser read: digits and a point, nothing else.
      return sql.raw(`${node.value}::float8`);
    case 'figure':
      return sql`(${column(node.name)})::float8`;
    case 'choice':
      return sql`${sql.raw(node.name === 'min' ? 'least' : 'greatest')}(${sql.join(
        node.of.map((each) => sqlOf(each, column)),
        sql`, `,
      )})`;
    case 'operation':
      if (node.sign === '/') return sql`coalesce(${sqlOf(node.left, column)} / nullif(${sqlOf(node.right, column)}, 0), 0)`;
      return sql`(${sqlOf(node.left, column)} ${sql.raw(node.sign)} ${sqlOf(node.right, column)})`;
  }
}

/** The value of what names no figure; undefined where one is named. */
function constantOf(node: Node): number | undefined {
  if (node.kind === 'number') return node.value;
  if (node.kind === 'figure') return undefined;
  const parts = (node.kind === 'choice' ? node.of : [node.left, node.right]).map(constantOf);
  if (parts.some((part) => part === undefined)) return undefined;
  const [left = 0, right = 0] = parts as number[];
  return node.kind === 'choice' ? Math[node.name](...(parts as number[])) : operate(node.sign, left, right);
}

/** Where nothing is left to be near to, the text just ends. */
const syntax = (near: string | undefined): Failure =>
  near === undefined ? new Failure('formula.ends') : new Failure('formula.syntax', { near: near.slice(0, 10) });

function tokens(text: string): string[] {
  if (text.length > LONGEST) throw new Failure('formula.too_long', { maximum: LONGEST });
  const found: string[] = [];
  const plain = text.trim();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < plain.length) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(plain);
    if (!match) throw syntax(plain.slice(from).trim());
    found.push(match[1] ?? match[2] ?? match[3]!.replace('−', '-'));
  }
  return found;
}

class Parser {
  private at = 0;
  private operations = 0;
  constructor(private readonly list: string[]) {}

  whole(): Node {
    const node = this.sum();
    if (this.at < this.list.length) throw syntax(this.list[this.at]);
    return node;
  }

  private sum(): Node {
    let left = this.product();
    for (let sign = this.take('+', '-'); sign; sign = this.take('+', '-')) left = this.operation(sign as '+' | '-', left, this.product());
    return left;
  }

  private product(): Node {
    let left = this.factor();
    for (let sign = this.take('*', '×', '/', '÷'); sign; sign = this.take('*', '×', '/', '÷')) {
      left = this.operation(sign === '*' || sign === '×' ? '*' : '/', left, this.factor());
    }
    return left;
  }

  private factor(): Node {
    if (this.take('-')) return this.operation('-', { kind: 'number', value: 0 }, this.factor());
    if (this.take('(')) return this.closed(this.sum());
    const word = this.list[this.at++];
    if (word === undefined) throw syntax(undefined);
    if (/^\d/.test(word)) return { kind: 'number', value: Number(word) };
    if (word === 'min' || word === 'max') return this.choice(word);
    if (!/^[\p{L}_]/u.test(word)) throw syntax(word);
    const name = FIGURES.find((figure) => figure === word);
    if (!name) throw new Failure(LOOPS.includes(word) ? 'formula.loops' : 'formula.unknown_name', { name: word.slice(0, 40) });
    return { kind: 'figure', name };
  }

  private choice(name: 'min' | 'max'): Node {
    if (!this.take('(')) throw syntax(this.list[this.at]);
    const of = [this.sum()];
    while (this.take(',')) of.push(this.sum());
    this.count();
    return this.closed({ kind: 'choice', name, of });
  }

  private closed(node: Node): Node {
    if (!this.take(')')) throw syntax(this.list[this.at]);
    return node;
  }

  private operation(sign: '+' | '-' | '*' | '/', left: Node, right: Node): Node {
    this.count();
    // A figure may be zero, and gives zero then; who writes a zero means something else.
    if (sign === '/' && constantOf(right) === 0) throw new Failure('formula.division_by_zero');
    return { kind: 'operation', sign, left, right };
  }

  private count(): void {
    if ((this.operations += 1) > MOST_OPERATIONS) throw new Failure('formula.too_long', { maximum: LONGEST });
  }

  private take(...signs: string[]): string | undefined {
    const next = this.list[this.at];
    if (next === undefined || !signs.includes(next)) return undefined;
    this.at += 1;
    return next;
  }
}
