import { cliCommand } from '../command';
import { withSystem } from '../with-system';

export const migrateCommand = cliCommand({
  summary: 'Brings the database up to date; starting the board does so, too.',
  run: async () => {
    await withSystem(async ({ db }) => {
      const { rows } = await db.pool.query<{ count: string }>('SELECT count(*) FROM drizzle.__drizzle_migrations');
      process.stdout.write(`The database is up to date (${rows[0]?.count} migrations).\n`);
    });
  },
});
