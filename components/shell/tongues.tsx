import type { Frame } from '@/components/ui/frame';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { TONGUES } from './shell-view';

/** Choice of the interface's language: a form, so that it works without script and a robot does not follow it. */
export function Tongues({ frame, short = false }: { frame: Frame; short?: boolean }) {
  return (
    <form className="tongues" method="post" action="/preferences">
      <HiddenFields frame={frame} next={frame.path} />
      {TONGUES.map((tongue) => (
        <button
          key={tongue.locale}
          className="plain"
          name="lang"
          value={tongue.locale}
          lang={tongue.locale}
          aria-pressed={tongue.locale === frame.locale}
        >
          {short ? tongue.short : tongue.name}
        </button>
      ))}
    </form>
  );
}
