/** Every command by its name; each is read from disk only when it is asked for. */
import type { CliCommand } from '../command';

type Load = () => Promise<CliCommand>;

export const COMMANDS: Readonly<Record<string, Load>> = {
  'member create': async () => (await import('./member')).memberCreateCommand,
  'member token': async () => (await import('./member')).memberTokenCommand,
  'member reset-password': async () => (await import('./member')).memberResetPasswordCommand,
  'points recompute': async () => (await import('./points')).pointsRecomputeCommand,
  'import archive': async () => (await import('./import')).importArchiveCommand,
  'export archive': async () => (await import('./export')).exportArchiveCommand,
  'seed demo': async () => (await import('./seed')).seedDemoCommand,
  'seed large': async () => (await import('./seed')).seedLargeCommand,
  'search reindex': async () => (await import('./search')).searchReindexCommand,
  backup: async () => (await import('./backup')).backupCommand,
  restore: async () => (await import('./restore')).restoreCommand,
  migrate: async () => (await import('./migrate')).migrateCommand,
  doctor: async () => (await import('./doctor')).doctorCommand,
};
