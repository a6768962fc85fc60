/**
 * What the kernel's table says of a process. Linux only; elsewhere nothing is known and the callers must do without.
 */
import { readFileSync } from 'node:fs';

export interface Process {
  /** When it began, in the kernel's own words: a number may be given out again, the two together are not. */
  begun: string;
  /** It was killed and is being taken apart; nothing of it runs any more, though its sockets may still be open. */
  dying: boolean;
  /** Nothing is left of it but its line in the table, which waits for a parent to strike it out. */
  buried: boolean;
}

/** PF_EXITING of the kernel's sched.h. */
const EXITING = 0x4;

/** A process by its number; nothing where there is none, or where the system does not tell. */
export function findProcess(pid: number): Process | undefined {
  let fields: string[];
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name before it may hold blanks and brackets of its own.
    fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
  const [state, flags, threads, begun] = [fields[0], Number(fields[6]), Number(fields[17]), fields[19] ?? ''];
  const gone = state === 'Z' || state === 'X';
  return { begun, dying: gone || (flags & EXITING) !== 0, buried: gone && threads <= 1 };
}
