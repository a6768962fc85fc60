import { queueDigests, queueNotices } from '@/core/mail';
import type { System } from '@/platform/system';
import { mailPorts } from './mail-words';
import { systemContext } from './system-context';

/** Writes the mail that is due: of notices that were not read in time, and digests. */
export async function queueMails(system: System, stopping?: AbortSignal): Promise<void> {
  if (!system.mailer.isOn) return;
  const context = await systemContext(system, 'job');
  await queueNotices(context, mailPorts(system), stopping);
  await queueDigests(context, mailPorts(system), stopping);
}
