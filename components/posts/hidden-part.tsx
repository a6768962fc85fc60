import type { HiddenPartView } from '@/core/posts/views';
import { wayIn } from '@/components/shell/account';
import type { Frame } from '@/components/ui/frame';

interface HiddenProps {
  part: HiddenPartView;
  frame: Frame;
  voice: 'prose' | 'talk';
  lang: string;
}

/** A part that its author hid: the text for who may read it, for others a slip of manuscript paper that says what opens it. */
export function HiddenPart({ part, frame, voice, lang }: HiddenProps) {
  const { t, locale } = frame;
  if (part.html === null) return <Slip part={part} frame={frame} />;
  return (
    <div className="hidden-part open">
      <p className="note" lang={locale}>
        {t(`posts.hidden.open_${part.rule}`, { least: part.least })}
      </p>
      <div className={voice} lang={lang} dir="auto" dangerouslySetInnerHTML={{ __html: part.html }} />
    </div>
  );
}

function Slip({ part: { rule, least, missing }, frame }: Pick<HiddenProps, 'part' | 'frame'>) {
  const { t, viewer, locale } = frame;
  const words =
    rule === 'points' && viewer && missing > 0
      ? t('posts.hidden.points_missing', { least, missing })
      : t(`posts.hidden.${rule}`, { least });
  return (
    <div className="hidden-part gate slip" lang={locale} dir="ltr">
      <p className="line">{words}</p>
      <p>{viewer ? <Way rule={rule} frame={frame} /> : <WaysIn frame={frame} />}</p>
    </div>
  );
}

function Way({ rule, frame: { t } }: { rule: HiddenPartView['rule']; frame: Frame }) {
  return (
    <a className="btn" href={rule === 'reply' ? '#reply' : '/points'}>
      {t(rule === 'reply' ? 'posts.hidden.go_reply' : 'posts.hidden.go_points')}
    </a>
  );
}

function WaysIn({ frame: { t, path } }: { frame: Frame }) {
  return (
    <a className="btn solid" href={wayIn('/sign-in', path)}>
      {t('compose.gate.sign_in')}
    </a>
  );
}
