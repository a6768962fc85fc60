/** What a board costs, as the kernel counts it: processor time and memory of all its processes. Linux only. */
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';

interface Family {
  /** Process group of the board. */
  pid: number;
  /** Data folder: a database that left the group works in it. */
  data: string;
}

/** Ids of the board's processes: its group, whatever descends from it, and what works in its folder. */
export function processesOf({ pid, data }: Family): number[] {
  const all = numbersIn('/proc').flatMap((id) => {
    const stat = read(`/proc/${id}/stat`);
    if (!stat) return [];
    // The name in parentheses may hold anything, so fields are counted from its end.
    const [, parent = 0, group = 0] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    return [{ id, parent, group }];
  });
  const ours = new Set(all.filter(({ id, group }) => group === pid || worksIn(id, data)).map(({ id }) => id));
  for (let before = -1; before !== ours.size;) {
    before = ours.size;
    for (const { id, parent } of all) if (ours.has(parent)) ours.add(id);
  }
  ours.delete(process.pid);
  return [...ours];
}

/** Answers a function that tells the processor milliseconds used so far. A thread that ended keeps its last known figure. */
export function cpuMeter(family: Family): () => number {
  const used = new Map<string, number>();
  return () => {
    for (const id of processesOf(family)) {
      for (const thread of numbersIn(`/proc/${id}/task`)) {
        const nanoseconds = Number(read(`/proc/${id}/task/${thread}/schedstat`).split(' ')[0]);
        if (nanoseconds > 0) used.set(`${id}/${thread}`, nanoseconds / 1e6);
      }
    }
    let sum = 0;
    for (const ms of used.values()) sum += ms;
    return sum;
  };
}

/** Megabytes (10^6) of all processes; pages that several share are counted once (PSS). */
export function memoryOf(family: Family): number {
  let kilobytes = 0;
  for (const id of processesOf(family)) kilobytes += Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${id}/smaps_rollup`))?.[1] ?? 0);
  return (kilobytes * 1024) / 1e6;
}

function worksIn(id: number, folder: string): boolean {
  try {
    const place = readlinkSync(`/proc/${id}/cwd`);
    return place === folder || place.startsWith(`${folder}/`);
  } catch {
    return false;
  }
}

function numbersIn(folder: string): number[] {
  try {
    return readdirSync(folder).flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
  } catch {
    return [];
  }
}

/** A process may end between two looks: then there is nothing to read. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
