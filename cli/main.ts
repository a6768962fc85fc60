/**
 * The administrator's command: finds the subcommand, reads its words, and ends with a status that scripts can use.
 * 0 done, 1 it did not work, 2 wrong use; what went wrong is one line on standard error.
 */
import { helpOf, readWords, WrongUse } from './command';
import { COMMANDS } from './commands';
import { sentenceOf } from './sentence';

process.exitCode = await main(process.argv.slice(2));

async function main(typed: string[]): Promise<number> {
  try {
    return await dispatch(typed);
  } catch (error) {
    if (error instanceof WrongUse) {
      process.stderr.write(`kawara: ${error.message}; see kawara --help\n`);
      return 2;
    }
    process.stderr.write(`kawara: ${sentenceOf(error)}\n`);
    return 1;
  }
}

async function dispatch(typed: string[]): Promise<number> {
  const wantsHelp = typed.includes('--help') || typed.includes('-h');
  const name = [typed.slice(0, 2).join(' '), typed[0] ?? ''].find((candidate) => Object.hasOwn(COMMANDS, candidate));
  if (!name) {
    const group = typed[0]?.startsWith('-') ? undefined : typed[0];
    const below = Object.keys(COMMANDS).filter((each) => !group || each.startsWith(`${group} `));
    if (wantsHelp && below.length) return print(await overview(below));
    throw new WrongUse(typed.length ? `there is no command "${typed.slice(0, 2).join(' ')}"` : 'which command?');
  }
  const command = await COMMANDS[name]!();
  if (wantsHelp) return print(helpOf(name, command));
  return (await command.run(readWords(command, typed.slice(name.split(' ').length)))) ?? 0;
}

async function overview(names: string[]): Promise<string> {
  const width = Math.max(...names.map((name) => name.length));
  const lines = await Promise.all(names.map(async (name) => `  ${name.padEnd(width)}  ${(await COMMANDS[name]!()).summary}`));
  return ['usage: kawara COMMAND', '', ...lines, '', 'kawara COMMAND --help tells more.'].join('\n');
}

function print(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}
