import type { Frame } from '@/components/ui/frame';

/**
 * Saves the form `draft` from where its rehearsal stands. It sends the fields as they are: what was changed since is not saved but rehearsed
 * anew.
 */
export function SaveRehearsed({ action, frame: { t } }: { action: string; frame: Frame }) {
  return (
    <p>
      <button className="btn solid" form="draft" formAction={action}>
        {t('standing.save_rehearsed')}
      </button>
    </p>
  );
}
