/** Who may see the administration. */
import { type Context, isAdministrator } from '@/core/kernel';
import { demandSignedIn } from '@/web/accounts/reads';
import { type Missing, missing } from '@/web/kernel/answer';
import { requestContext } from '@/web/kernel/context';

/** The context of an administrator; null where a guest was led to the door; others are refused. Never cached. */
export async function deskContext(): Promise<Context | Missing | null> {
  if (!(await demandSignedIn())) return null;
  const context = await requestContext();
  return isAdministrator(context.viewer) && !context.viewer.isBanned ? context : missing('staff.required');
}
