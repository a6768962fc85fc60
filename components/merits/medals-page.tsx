import type { MedalListView, MedalRowView } from '@/core/medals/views';
import { wayIn } from '@/components/shell/account';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { TextField } from '@/components/ui/field';
import type { Frame } from '@/components/ui/frame';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { Localized } from '@/components/ui/localized';
import { Notice } from '@/components/ui/notice';
import { Seal } from '@/components/ui/seal';
import { Stamp } from '@/components/ui/stamp';
import type { MeritWriting } from './writing';

interface MedalsProps {
  view: MedalListView & { writing: MeritWriting };
  frame: Frame;
}

/** Every medal: what for, how one comes by it, how many hold it. */
export function MedalsPage({ view: { medals, writing }, frame }: MedalsProps) {
  const { t } = frame;
  return (
    <>
      <Breadcrumb frame={frame} steps={[{ text: t('merits.medals.title') }]} />
      <div className="points merits">
        <h1>{t('merits.medals.title')}</h1>
        <p>{t('merits.medals.intro')}</p>
        {writing.refusal ? <Notice kind="bad">{writing.refusal.message}</Notice> : null}
        {medals.length ? (
          <ul className="lines">
            {medals.map((medal) => (
              <Medal key={medal.id} medal={medal} writing={writing} frame={frame} />
            ))}
          </ul>
        ) : (
          <div className="empty">
            <p>{t('merits.medals.none')}</p>
          </div>
        )}
      </div>
    </>
  );
}

function Medal({ medal, writing, frame }: { medal: MedalRowView; writing: MeritWriting; frame: Frame }) {
  const { t, locale } = frame;
  const { mine } = medal;
  return (
    <li className="merit medal" id={`medal-${medal.id}`}>
      <Seal seal={{ char: medal.sign, pigment: medal.pigment }} size={40} />
      <div>
        <h2>
          <Localized text={medal.name} locale={locale} />
        </h2>
        <p className="dim">
          <Localized text={medal.description} locale={locale} />
        </p>
        <p className="said-in n">
          <span>{t(medal.isOpen ? `merits.medals.way.${medal.way}` : 'merits.medals.closed')}</span>
          <span>{medal.lastsDays ? t('merits.medals.lasts', { days: medal.lastsDays }) : t('merits.medals.for_ever')}</span>
          <span>{t('merits.medals.holders', { count: medal.holders })}</span>
        </p>
        {mine?.isHeld ? <Stamp kind="ok">{t('merits.medals.held')}</Stamp> : null}
        {mine?.hasApplied ? <p className="notice">{t('merits.medals.waiting')}</p> : null}
        {mine?.refusal && !mine.isHeld && !mine.hasApplied ? (
          <p className="notice" dir="auto">
            {t('merits.medals.refused', { answer: mine.refusal })}
          </p>
        ) : null}
        {medal.isOpen && medal.way === 'applied' ? <Apply medal={medal} writing={writing} frame={frame} /> : null}
      </div>
    </li>
  );
}

/** The form opens where it stands; it is open where what was typed was refused. */
function Apply({ medal: { id, mine }, writing, frame }: { medal: MedalRowView; writing: MeritWriting; frame: Frame }) {
  const { t } = frame;
  if (!mine)
    return (
      <a className="btn sm" rel="nofollow" href={wayIn('/sign-in', frame.path)}>
        {t('merits.medals.sign_in')}
      </a>
    );
  if (mine.isHeld || mine.hasApplied) return null;
  const isReturned = writing.values.medal === String(id);
  return (
    <details open={isReturned}>
      <summary className="btn sm">{t('merits.medals.apply')}</summary>
      <form method="post" action={`/medals/${id}/apply`} data-enhance="plain">
        <HiddenFields frame={frame} repeat={`${writing.repeat}-${id}`} />
        <input type="hidden" name="medal" value={id} />
        <TextField
          name="reason"
          id={`reason-${id}`}
          label={t('merits.medals.reason')}
          hint={t('merits.medals.reason_hint')}
          rows={4}
          required
          defaultValue={isReturned ? writing.values.reason : ''}
          error={isReturned ? writing.refusal?.fields.reason : null}
          data-limit={500}
        />
        <button className="btn solid">{t('merits.medals.send')}</button>
      </form>
    </details>
  );
}
