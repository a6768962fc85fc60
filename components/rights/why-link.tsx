import type { Frame } from '@/components/ui/frame';

/** From a refusal to the rule behind it. */
export function WhyLink({ href, frame }: { href: string; frame: Frame }) {
  return (
    <a className="lk" href={href} rel="nofollow">
      {frame.t('rights.why.link')}
    </a>
  );
}
