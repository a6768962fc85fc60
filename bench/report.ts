/** What was measured: a table for people, a file for programs. */
import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';

/** One measured thing. `goal` is in words; `met` is left out where there is none. */
export interface Line {
  name: string;
  figure: string;
  goal?: string;
  met?: boolean;
  /** Every number behind the figure. */
  data: Record<string, number | string | undefined>;
}

/** Prints as it goes, so that a long run is not silent. */
export class Report {
  readonly #lines: Line[] = [];
  readonly #begun = Date.now();

  constructor(readonly settings: Record<string, unknown>) {}

  /** Says what is being done. */
  step(text: string): void {
    process.stderr.write(`… ${text}\n`);
  }

  add(line: Line): void {
    this.#lines.push(line);
    process.stdout.write(`${row(line)}\n`);
  }

  /** Notes that a measurement could not be made, and why; the others go on. */
  failed(name: string, error: unknown): void {
    this.add({ name, figure: `not measured: ${(error as Error).message}`, met: false, data: {} });
  }

  /** Prints the whole table and writes it. Answers whether every goal was met. */
  finish(file: string): boolean {
    process.stdout.write(`\n${this.#lines.map(row).join('\n')}\n`);
    const machine = { node: process.version, platform: process.platform, cores: cpus().length, cpu: cpus()[0]?.model, memory: totalmem() };
    writeFileSync(
      file,
      `${JSON.stringify({ at: new Date(this.#begun).toISOString(), seconds: Math.round((Date.now() - this.#begun) / 1000), machine, settings: this.settings, lines: this.#lines }, null, 2)}\n`,
    );
    const missed = this.#lines.filter(({ met }) => met === false);
    process.stdout.write(
      `\n${missed.length === 0 ? 'every goal met' : `${missed.length} missed: ${missed.map(({ name }) => name).join(', ')}`}; written to ${file}\n`,
    );
    return missed.length === 0;
  }
}

function row({ name, figure, goal, met }: Line): string {
  const mark = met === undefined ? '   ' : met ? 'ok ' : 'NO ';
  return `${mark} ${name.padEnd(26)} ${figure}${goal ? `  (goal: ${goal})` : ''}`;
}
