/** Every command by its name; each is read from disk only when it is asked for. */
import type { CliCommand } from '../command';

type Load = () => Promise<CliCommand>;

export const COMMANDS: Readonly<Record<string, Load>> = {
  migrate: async () => (await import('./migrate')).migrateCommand,
  doctor: async () => (await import('./doctor')).doctorCommand,
};
