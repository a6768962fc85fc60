/** What an import did, and what it could not do, for the person who runs it. */
import type { ObjectType } from './objects';

type Count = { made: number; known: number };
/** Lines told one by one; of more only the number is told. */
const MOST_LINES = 200;

export class Report {
  readonly counts: Record<Exclude<ObjectType, 'archive'>, Count> = {
    board: { made: 0, known: 0 },
    member: { made: 0, known: 0 },
    thread: { made: 0, known: 0 },
    post: { made: 0, known: 0 },
  };
  lines = 0;
  private readonly told: string[] = [];
  private readonly notes: string[] = [];
  private faults = 0;
  private readonly unknown = new Map<string, { count: number; line: number }>();

  /** A line that was passed over. */
  fault(line: number, why: string): void {
    this.faults += 1;
    if (this.told.length < MOST_LINES) this.told.push(`line ${line}: ${why}`);
  }

  /** Something that was taken otherwise than it stood there. */
  note(line: number, what: string): void {
    if (this.notes.length < MOST_LINES) this.notes.push(`line ${line}: ${what}`);
  }

  /** A type or a field that this version does not know. */
  skip(what: string, line: number): void {
    const known = this.unknown.get(what);
    if (known) known.count += 1;
    else this.unknown.set(what, { count: 1, line });
  }

  /** Lines that were passed over. */
  get skipped(): number {
    return this.faults;
  }

  made(type: keyof Report['counts'], count = 1): void {
    this.counts[type].made += count;
  }

  known(type: keyof Report['counts'], count = 1): void {
    this.counts[type].known += count;
  }

  /** The whole report, a line each. */
  toLines(): string[] {
    const figures = Object.entries(this.counts).map(
      ([type, { made, known }]) => `${`${type}s`.padEnd(8)} ${made} made, ${known} here already`,
    );
    const unknown = Array.from(
      this.unknown,
      ([what, { count, line }]) =>
        `not known here, passed over: ${what} (${count} ${count === 1 ? 'time' : 'times'}, first in line ${line})`,
    );
    const more = this.faults - this.told.length;
    return [
      ...figures,
      ...unknown,
      ...this.notes,
      ...(this.faults
        ? [
            `${this.faults} ${this.faults === 1 ? 'line was' : 'lines were'} passed over:`,
            ...this.told,
            ...(more > 0 ? [`… and ${more} more`] : []),
          ]
        : []),
    ];
  }
}
