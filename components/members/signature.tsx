import type { Frame } from '@/components/ui/frame';

/** What an author signs with, below each post; nothing where there is none. */
export function Signature({ html, frame }: { html: string; frame: Frame }) {
  if (!html) return null;
  return (
    <div
      className="signature"
      role="note"
      aria-label={frame.t('members.signature')}
      dir="auto"
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
