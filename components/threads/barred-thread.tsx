import type { BoardRef } from '@/core/boards/views';
import type { GroupBadge } from '@/core/members/views';
import { wayIn } from '@/components/shell/account';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import type { Frame } from '@/components/ui/frame';
import { pickText } from '@/components/ui/localized';

interface BarredProps {
  view: {
    thread: { title: string; lang: string; board: BoardRef };
    barred: { level: number; group: GroupBadge | null; missing: number | null };
  };
  frame: Frame;
}

/** In the place of a thread that the reader's level keeps from them: its title, which is listed anyway, and the shortest way to its text. */
export function BarredThread({ view: { thread, barred }, frame }: BarredProps) {
  const { t, locale, viewer } = frame;
  const { text, lang } = pickText(thread.board.name, locale);
  return (
    <>
      <Breadcrumb
        frame={frame}
        steps={[
          { href: `/b/${encodeURIComponent(thread.board.slug)}`, text, lang: lang === locale ? undefined : lang },
          { text: t('thread.read_level', { level: barred.level }) },
        ]}
      />
      <div className="write">
        <h1 lang={thread.lang} dir="auto">
          {thread.title}
        </h1>
        <p className="about">{t('thread.barred.listed')}</p>
        <div className="gate">
          <h2>{t('thread.barred.line', { level: barred.level })}</h2>
          <p className="why">{wayPast(barred, frame)}</p>
          {viewer ? (
            <p>
              <a className="btn" href="/points">
                {t('thread.barred.points')}
              </a>
            </p>
          ) : (
            <p>
              <a className="btn solid" href={wayIn('/sign-in', frame.path)}>
                {t('compose.gate.sign_in')}
              </a>
              <a className="btn" href={wayIn('/register', frame.path)}>
                {t('compose.gate.register')}
              </a>
            </p>
          )}
        </div>
      </div>
    </>
  );
}

function wayPast({ group, missing }: BarredProps['view']['barred'], { t, locale }: Frame): string {
  if (!group) return t('thread.barred.staff');
  const name = pickText(group.name, locale).text;
  return missing ? t('thread.barred.missing', { group: name, missing }) : t('thread.barred.group', { group: name });
}
