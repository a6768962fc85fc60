/** One line of progress on standard error: rewritten in place at a terminal, at most every two seconds elsewhere. */
const EVERY_MS = { terminal: 100, file: 2_000 };

export interface ProgressLine {
  (text: string): void;
  /** Leaves the terminal's line clean. */
  end(): void;
}

/** Shows nothing of work that is done sooner. */
export function progressLine(stream: NodeJS.WriteStream = process.stderr): ProgressLine {
  const isTerminal = stream.isTTY === true;
  let last = performance.now();
  let shown = false;
  const show = (text: string) => {
    const now = performance.now();
    if (now - last < (isTerminal ? EVERY_MS.terminal : EVERY_MS.file)) return;
    last = now;
    shown = true;
    stream.write(isTerminal ? `\r\u001b[K${text}` : `${text}\n`);
  };
  return Object.assign(show, { end: () => void (shown && isTerminal && stream.write('\r\u001b[K')) });
}
