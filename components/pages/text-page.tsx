import { Breadcrumb } from '@/components/ui/breadcrumb';
import type { Frame } from '@/components/ui/frame';

const MOST_SECTIONS = 12;

/** A text of the board's own: `pages.<name>.title`, `.lead`, then `.s1.title`, `.s1.text`, `.s2.title` …; the language decides how many. */
export function TextPage({ name, frame }: { name: string; frame: Frame }) {
  const { t, siteName: site } = frame;
  const key = (part: string) => `pages.${name}.${part}`;
  const sections = Array.from({ length: MOST_SECTIONS }, (_, place) => `s${place + 1}`).filter((section) => t.has(key(`${section}.title`)));
  return (
    <div className="col">
      <Breadcrumb steps={[{ text: t(key('title')) }]} frame={frame} />
      <article className="prose" lang={frame.locale}>
        <div className="phead">
          <h1>{t(key('title'))}</h1>
        </div>
        <p>{t(key('lead'), { site })}</p>
        {sections.map((section) => (
          <div key={section}>
            <h2>{t(key(`${section}.title`))}</h2>
            <p>{t(key(`${section}.text`), { site })}</p>
          </div>
        ))}
      </article>
    </div>
  );
}
