import type { Log } from '@/platform/log';

/** Beyond this the process ends, whatever still hangs; the longest answer has 10 s. */
const PATIENCE_MS = 20_000;

/**
 * Ends the process in good order on the first signal, and at once on the second of the same person.
 * A signal often comes twice within moments: from the terminal to the whole group, and from npm, which hands it on.
 */
export function stopOnSignals(log: Log, stop: () => Promise<void>): void {
  let begun = 0;
  const onSignal = (signal: NodeJS.Signals) => {
    if (begun) {
      if (signal === 'SIGINT' && Date.now() - begun > 1_000) process.exit(130);
      return;
    }
    begun = Date.now();
    log.info({ signal }, 'stopping');
    setTimeout(() => {
      log.error({}, 'stopping took too long: ending at once');
      process.exit(1);
    }, PATIENCE_MS).unref();
    void stop().finally(() => process.exit(0));
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, onSignal);
}
