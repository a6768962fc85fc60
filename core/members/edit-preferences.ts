import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { rows } from '@/db/rows';
import { command } from '@/core/kernel';
import { maySignedIn } from '@/core/permissions';

const choice = (...words: [string, ...string[]]) => z.enum(['', ...words], { message: 'input.unknown_choice' });

function isTimeZone(name: string): boolean {
  try {
    return name === '' || Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

const editPreferencesInput = z.object({
  /** '' = as the browser says. */
  locale: choice('zh-CN', 'zh-TW', 'ja', 'en').optional(),
  /** '' = the site's. */
  timeZone: z.string().max(60).refine(isTimeZone, { message: 'input.unknown_choice' }).optional(),
  theme: choice('auto', 'light', 'dark', 'sepia').optional(),
  /** As in the cookie `reading`. */
  reading: z
    .string()
    .max(40)
    .regex(/^[a-z0-9.]*$/, { message: 'input.invalid' })
    .optional(),
  goesToLastPage: z.boolean().optional(),
});
export type EditPreferencesInput = z.input<typeof editPreferencesInput>;

/** Keeps how one likes to read on the account; what is left out stays. */
export const editPreferences = command({
  name: 'edit-preferences',
  input: editPreferencesInput,
  limit: { points: 60, seconds: 60 },
  facts: async () => null,
  ability: (_facts, _input, { viewer }) => maySignedIn(viewer),
  run: async ({ tx, context, emit }, _facts, input) => {
    const memberId = context.viewer.id;
    await rows(
      tx,
      sql`
      update members set
        locale = case when ${input.locale ?? null}::text is null then locale else nullif(${input.locale ?? null}::text, '') end,
        time_zone = case when ${input.timeZone ?? null}::text is null then time_zone else nullif(${input.timeZone ?? null}::text, '') end,
        theme = case when ${input.theme ?? null}::text is null then theme else nullif(${input.theme ?? null}::text, '') end,
        reading = coalesce(${input.reading ?? null}::text, reading),
        goes_to_last_page = coalesce(${input.goesToLastPage ?? null}::boolean, goes_to_last_page)
      where id = ${memberId}::bigint`,
    );
    emit({ name: 'preferences.changed', facts: { memberId } });
  },
});
