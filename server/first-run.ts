/**
 * What only a new board needs: the factory's groups and rules, the demo texts, the first administrator.
 */
import { seedDemo } from '@/cli/seed/demo';
import { ensureAdministrator, openSetup } from '@/core/accounts';
import { plantFactory } from '@/core/factory';
import { systemContext } from '@/jobs/system-context';
import { passwordHasher } from '@/platform/password';
import type { System } from '@/platform/system';

/** Prepares the board. Answers the path of the one-time set-up link while nobody is administrator. */
export async function firstRun(system: System, onStep: (step: string) => void): Promise<string | undefined> {
  const { env, db, clock } = system;
  await plantFactory(db.db);
  if (env.seed === 'demo' && (await isEmpty(system))) {
    onStep('Filling the board with a few demo texts (KAWARA_SEED=none leaves it empty)');
    await seedDemo(system);
  }
  if (env.admin && (await ensureAdministrator(await systemContext(system, 'cli'), { hasher: passwordHasher }, env.admin))) {
    onStep(`Made the administrator ${env.admin.name}`);
  }
  const token = await openSetup(db.db, clock.now());
  return token === null ? undefined : `/setup/${token}`;
}

/** Nobody has ever been here. */
async function isEmpty({ db }: System): Promise<boolean> {
  const { rows } = await db.pool.query<{ empty: boolean }>(
    'SELECT NOT EXISTS (SELECT FROM boards) AND NOT EXISTS (SELECT FROM members) AS empty',
  );
  return rows[0]?.empty === true;
}
