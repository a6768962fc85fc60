/**
 * The shape of one administrator's command, and how its words are read.
 */
import { parseArgs } from 'node:util';

interface Option {
  type: 'string' | 'integer' | 'boolean';
  /** How the value is called in the help, e.g. `EMAIL`. */
  value?: string;
  summary: string;
  required?: boolean;
}

type Options = Readonly<Record<string, Option>>;
type ValueOf<T extends Option['type']> = T extends 'string' ? string : T extends 'integer' ? number : boolean;
type Values<O extends Options> = {
  [K in keyof O]: O[K] extends { required: true } ? ValueOf<O[K]['type']> : ValueOf<O[K]['type']> | undefined;
};

export interface CliCommand<O extends Options = Options> {
  summary: string;
  /** Names of the words that must follow, e.g. `['FILE']`. */
  words?: readonly string[];
  options?: O;
  /** What it answers goes to standard output, everything else to standard error. Answers the exit status, 0 unless said. */
  run(input: { words: string[]; options: Values<O> }): Promise<number | void>;
}

/** Names a command; the types of its options follow from their description. */
export function cliCommand<const O extends Options>(definition: CliCommand<O>): CliCommand<O> {
  return definition;
}

/** Wrong use: one line that says what is wrong, exit status 2. */
export class WrongUse extends Error {}

/**
 * Reads what was typed after the command's name.
 * @throws WrongUse
 */
export function readWords(
  command: CliCommand,
  typed: string[],
): { words: string[]; options: Record<string, string | number | boolean | undefined> } {
  const { options = {}, words: names = [] } = command;
  const config = Object.fromEntries(
    Object.entries(options).map(([name, { type }]) => [name, { type: type === 'boolean' ? ('boolean' as const) : ('string' as const) }]),
  );
  const { values, positionals } = parsed(typed, config);
  if (positionals.length > names.length) throw new WrongUse(`unexpected "${positionals[names.length]}"`);
  if (positionals.length < names.length) throw new WrongUse(`${names[positionals.length]} is missing`);
  return {
    words: positionals,
    options: Object.fromEntries(Object.entries(options).map(([name, option]) => [name, valueOf(name, option, values[name])])),
  };
}

function parsed(args: string[], options: Record<string, { type: 'boolean' | 'string' }>) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    // Node's own sentences go on for lines about dashes.
    throw new WrongUse((error as Error).message.split(/\.\s|\n/)[0]);
  }
}

function valueOf(
  name: string,
  { type, required, value = type === 'integer' ? 'N' : 'VALUE' }: Option,
  given: unknown,
): string | number | boolean | undefined {
  if (given === undefined || given === '') {
    if (required) throw new WrongUse(`--${name} ${value} is missing`);
    return undefined;
  }
  if (type !== 'integer') return given as string | boolean;
  if (!/^\d{1,15}$/.test(String(given))) throw new WrongUse(`--${name} must be a whole number, not "${given}"`);
  return Number(given);
}

/** The help of one command. */
export function helpOf(name: string, { summary, words = [], options = {} }: CliCommand): string {
  const flags = Object.entries(options).map(([flag, { type, value = type === 'integer' ? 'N' : 'VALUE', summary: what, required }]) => ({
    flag: type === 'boolean' ? `--${flag}` : `--${flag} ${value}`,
    what,
    required,
  }));
  const usage = ['kawara', name, ...words, ...flags.map(({ flag, required }) => (required ? flag : `[${flag}]`))].join(' ');
  const width = Math.max(0, ...flags.map(({ flag }) => flag.length));
  return [
    summary,
    '',
    `usage: ${usage}`,
    ...(flags.length ? [''] : []),
    ...flags.map(({ flag, what }) => `  ${flag.padEnd(width)}  ${what}`),
  ].join('\n');
}
