import type { HeldMedalView } from '@/core/medals/views';
import type { Frame } from '@/components/ui/frame';
import { Localized } from '@/components/ui/localized';
import { Seal } from '@/components/ui/seal';

/** The medals that somebody holds, one a line: since when, until when, what for. */
export function MedalRows({ medals, frame }: { medals: HeldMedalView[]; frame: Frame }) {
  const { t, locale, formats } = frame;
  return (
    <ul className="lines">
      {medals.map((medal) => (
        <li key={medal.id} className="merit medal">
          <Seal seal={{ char: medal.sign, pigment: medal.pigment }} size={40} />
          <div>
            <h2>
              <a href={`/medals#medal-${medal.id}`}>
                <Localized text={medal.name} locale={locale} />
              </a>
            </h2>
            <p className="dim" dir="auto">
              {medal.reason || <Localized text={medal.description} locale={locale} />}
            </p>
            <p className="said-in n">
              <span>{t('merits.medals.since', { date: formats.date(medal.grantedAt) })}</span>
              {medal.expiresAt ? <span>{t('merits.medals.until', { date: formats.date(medal.expiresAt) })}</span> : null}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
