/** `kawara member …`: making members, tokens and new passwords, beside a running board too. */
import { randomBytes } from 'node:crypto';
import { createMember, issueToken, resetPassword } from '@/core/accounts';
import { execute } from '@/core/kernel';
import { systemContext } from '@/jobs/system-context';
import { passwordHasher } from '@/platform/password';
import { cliCommand } from '../command';
import { withSystem } from '../with-system';

const ports = { hasher: passwordHasher };
const name = { type: 'string', value: 'NAME', summary: 'the member’s name', required: true } as const;

export const memberCreateCommand = cliCommand({
  summary: 'Makes a member.',
  options: {
    name,
    email: { type: 'string', value: 'EMAIL', summary: 'for signing in and recovery', required: true },
    password: { type: 'string', value: 'PASSWORD', summary: 'at least 8 characters, none of the common ones', required: true },
    group: { type: 'string', value: 'GROUP', summary: 'key or name of a group, e.g. administrator; left out: newcomer' },
  },
  run: ({ options }) =>
    withSystem(async (system) => {
      const { result } = await execute(await systemContext(system, 'cli'), createMember(ports), options);
      process.stdout.write(`Made ${result.name} (member ${result.memberId}).\n`);
    }),
});

export const memberTokenCommand = cliCommand({
  summary: 'Prints a new personal API token of a member; it is shown this once.',
  options: { name, label: { type: 'string', value: 'LABEL', summary: 'what it is for' } },
  run: ({ options }) =>
    withSystem(async (system) => {
      const { result } = await execute(await systemContext(system, 'cli'), issueToken, { name: options.name, label: options.label });
      process.stdout.write(`${result.token}\n`);
    }),
});

export const memberResetPasswordCommand = cliCommand({
  summary: 'Gives a member a new password, prints it and signs them out everywhere.',
  options: { name, password: { type: 'string', value: 'PASSWORD', summary: 'left out: one is made' } },
  run: ({ options }) =>
    withSystem(async (system) => {
      const password = options.password ?? randomBytes(15).toString('base64url');
      await execute(await systemContext(system, 'cli'), resetPassword(ports), { name: options.name, password });
      process.stdout.write(options.password === undefined ? `${password}\n` : 'The password is changed.\n');
    }),
});
