/** The worker: what happens later or on a schedule. One process at a time runs a job, whoever takes its advisory lock. */
import { sql } from 'drizzle-orm';
import type { System } from '@/platform/system';
import { drainOutbox } from './drain-outbox';
import { endMedals } from './end-medals';
import { recountFigures } from './recount-figures';
import { refreshHeat } from './refresh-heat';
import { sweepUnusedAvatars } from './sweep-avatars';
import { remindDueBookmarks } from './remind-bookmarks';
import { refreshLeaders } from './refresh-leaders';
import { queueMails } from './queue-mails';
import { sendMails } from './send-mails';
import { sweepExpired } from './sweep-expired';

interface Job {
  name: string;
  everySeconds: number;
  /** `stopping` says that the process waits for the end of it. */
  run: (system: System, stopping: AbortSignal) => Promise<void>;
}

export const JOBS: readonly Job[] = [
  { name: 'drain-outbox', everySeconds: 2, run: drainOutbox },
  { name: 'remind-bookmarks', everySeconds: 30, run: remindDueBookmarks },
  { name: 'queue-mails', everySeconds: 15, run: queueMails },
  { name: 'send-mails', everySeconds: 5, run: (system, stopping) => sendMails(system, stopping) },
  { name: 'refresh-heat', everySeconds: 300, run: refreshHeat },
  { name: 'refresh-leaders', everySeconds: 300, run: refreshLeaders },
  { name: 'end-medals', everySeconds: 600, run: endMedals },
  { name: 'sweep-expired', everySeconds: 600, run: sweepExpired },
  { name: 'sweep-avatars', everySeconds: 3_600, run: sweepUnusedAvatars },
  { name: 'recount-figures', everySeconds: 21_600, run: recountFigures },
];

export interface Worker {
  /** Ends the schedule, tells the jobs under way and waits for them. */
  stop(): Promise<void>;
}

/** Starts the schedule in this process. A job that fails is logged and comes again at its next turn. */
export function startWorker(system: System, jobs: readonly Job[] = JOBS): Worker {
  const stopping = new AbortController();
  const underWay = new Set<Promise<void>>();
  const timers = jobs.map((job) => {
    let busy = false;
    const turn = (): void => {
      if (busy || stopping.signal.aborted) return;
      busy = true;
      const work = runAlone(system, job, stopping.signal)
        .catch((error: unknown) => system.log.error({ err: error, job: job.name }, 'a job failed'))
        .finally(() => {
          busy = false;
          underWay.delete(work);
        });
      underWay.add(work);
    };
    const timer = setInterval(turn, job.everySeconds * 1000);
    timer.unref();
    return timer;
  });
  return {
    async stop() {
      timers.forEach(clearInterval);
      stopping.abort();
      await Promise.all(underWay);
    },
  };
}

/** Runs a job unless another process is at it. The lock ends with its transaction, so a killed process leaves none behind. */
async function runAlone(system: System, job: Job, stopping: AbortSignal): Promise<void> {
  await system.db.db.transaction(async (tx) => {
    // The job works on other connections, so this one rests meanwhile; the pool would end it, and the lock with it.
    await tx.execute(sql`set local idle_in_transaction_session_timeout = 0`);
    const { rows } = await tx.execute<{ taken: boolean }>(
      sql`select pg_try_advisory_xact_lock(hashtext(${`kawara.job.${job.name}`})) as taken`,
    );
    if (rows[0]?.taken) await job.run(system, stopping);
  });
}
