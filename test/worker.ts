/**
 * The worker on a town's database, run by hand: what commands left in the outbox, and mail, by the town's clock. `mailer` is whatever sends.
 */
import { drainOutbox } from '@/jobs/drain-outbox';
import { queueMails } from '@/jobs/queue-mails';
import { sendMails } from '@/jobs/send-mails';
import { type Mailer, noMailer } from '@/platform/mail';
import { readSecrets } from '@/platform/secrets';
import type { System } from '@/platform/system';
import type { Town } from './town';
import { ORIGIN } from './visitor';

export interface TestWorker {
  system: System;
  /** What was logged. */
  logged: { level: string; facts: Record<string, unknown> }[];
  drain(): Promise<void>;
  queue(): Promise<void>;
  send(): Promise<void>;
}

export function workerOf(town: Town, { mailer = noMailer }: { mailer?: Mailer } = {}): TestWorker {
  const logged: TestWorker['logged'] = [];
  const hear = (level: string) => (facts: Record<string, unknown>) => void logged.push({ level, facts });
  const system = {
    env: { url: ORIGIN, limits: false },
    db: town.database,
    log: { info: hear('info'), warn: hear('warn'), error: hear('error') },
    bus: { publish: async (tags: readonly string[]) => void town.published.push(...tags) },
    limiter: { take: () => ({ ok: true, retryAfter: 0 }) },
    mailer,
    secrets: readSecrets({ dataDir: '', authSecret: 'a secret of the tests, long enough' }),
    clock: { now: () => town.clock.now ?? new Date() },
    processId: 'worker',
  } as unknown as System;
  return { system, logged, drain: () => drainOutbox(system), queue: () => queueMails(system), send: () => sendMails(system) };
}
