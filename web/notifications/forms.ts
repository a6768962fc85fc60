/** Forms about notices: marking them read, and choosing what one is told of. */
import { editChoices, KIND_NAMES, markNotices } from '@/core/notifications';
import { form } from '@/web/kernel/form';
import { nextPath } from '@/web/kernel/next-path';
import { textOf } from '@/web/kernel/read-fields';

/** Fields: `noticeId` for one, or `until` for all up to a moment, with the page's `filter`; `next`. */
export const markNoticesForm = form({
  page: (_params, fields) => nextPath(textOf(fields, 'next'), '/notifications'),
  command: markNotices,
  input: (fields) => ({ noticeId: textOf(fields, 'noticeId'), until: textOf(fields, 'until'), filter: textOf(fields, 'filter') }),
  place: (_result, fields) => nextPath(textOf(fields, 'next'), '/notifications'),
  toast: () => ({ key: 'notifications.marked' }),
});

/** Fields: `digest`, and a box `site.<kind>` and `mail.<kind>` for each kind: not sent = not ticked. */
export const editChoicesForm = form({
  page: () => '/settings/notices',
  command: editChoices,
  input: (fields) => ({
    digest: textOf(fields, 'digest') ?? 'off',
    kinds: KIND_NAMES.map((kind) => ({
      kind,
      site: textOf(fields, `site.${kind}`) !== undefined,
      mail: textOf(fields, `mail.${kind}`) !== undefined,
    })),
  }),
  place: () => '/settings/notices',
  toast: () => ({ key: 'settings.saved' }),
});
