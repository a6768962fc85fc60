import { parseReading, type Reading } from '@/platform/reading';
import type { Theme } from '@/platform/request';
import { neverCached } from '@/web/kernel/answer';
import { type KeptForm, keptForm } from '@/web/kernel/kept';
import { theme } from '@/web/kernel/locale';
import { knownViewer } from '@/web/kernel/viewer';
import { readingCookie } from './reads';

/** `/settings/reading`: the choices in force, of the account or of this browser. */
export async function readingPage(): Promise<{ theme: Theme; reading: Reading; kept: KeptForm | null }> {
  neverCached();
  const known = await knownViewer();
  return {
    theme: await theme(),
    reading: parseReading(known?.preferences.reading || (await readingCookie())),
    kept: await keptForm('/settings/reading'),
  };
}
