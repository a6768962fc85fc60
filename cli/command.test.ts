import { describe, expect, it } from 'vitest';
import { cliCommand, helpOf, readWords, WrongUse } from './command';
import { COMMANDS } from './commands';

const command = cliCommand({
  summary: 'Seeds.',
  words: ['FILE'],
  options: {
    threads: { type: 'integer', summary: 'how many', required: true },
    corpus: { type: 'string', value: 'DIR', summary: 'where from' },
    quick: { type: 'boolean', summary: 'no waiting' },
  },
  run: async ({ options }) => options.threads,
});

describe('the words of a command', () => {
  it('are read by their types', () => {
    expect(readWords(command, ['a.jsonl', '--threads', '12', '--quick'])).toEqual({
      words: ['a.jsonl'],
      options: { threads: 12, corpus: undefined, quick: true },
    });
    expect(readWords(command, ['--threads=7', 'a.jsonl']).options).toMatchObject({ threads: 7 });
  });

  it.each([
    [['--threads', '1'], 'FILE is missing'],
    [['a', 'b', '--threads', '1'], 'unexpected "b"'],
    [['a'], '--threads N is missing'],
    [['a', '--threads', 'many'], '--threads must be a whole number, not "many"'],
    [['a', '--threads', '1', '--speed', '9'], "Unknown option '--speed'"],
    [['a', '--threads'], "Option '--threads <value>' argument missing"],
  ])('%j are refused in one line', (typed, message) => {
    expect(() => readWords(command, typed)).toThrow(WrongUse);
    expect(() => readWords(command, typed)).toThrow(message);
  });

  it('are told by the help', () => {
    expect(helpOf('seed large', command)).toContain('usage: kawara seed large FILE --threads N [--corpus DIR] [--quick]');
  });
});

it('every command can be loaded, and says what it does', async () => {
  for (const load of Object.values(COMMANDS)) expect((await load()).summary).toMatch(/^[A-Z].*\.$/);
});
