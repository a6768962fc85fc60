import { type Context, SYSTEM, type Via } from '@/core/kernel';
import { readSettings } from '@/core/settings';
import { wiring } from '@/core/wiring';
import type { System } from '@/platform/system';

/** The context of what the board itself does: jobs, the administrator's command, imports, the first start. */
export async function systemContext(system: System, via: Extract<Via, 'cli' | 'import' | 'job'>): Promise<Context> {
  const { db, clock, limiter, bus, processId } = system;
  return {
    db: db.db,
    viewer: SYSTEM,
    now: clock.now,
    limiter,
    // Waits and newcomers' allowances are for people.
    limits: false,
    settings: await readSettings(db.db),
    publish: (tags) => bus.publish(tags),
    wiring,
    processId,
    via,
    ip: '',
    userAgent: '',
    requestId: '',
  };
}
