import { Breadcrumb } from '@/components/ui/breadcrumb';
import type { Frame } from '@/components/ui/frame';
import { DESKS, deskHref } from './desks';

/** The index of the administration. */
export function DeskIndex({ frame }: { frame: Frame }) {
  const { t } = frame;
  return (
    <>
      <Breadcrumb frame={frame} steps={[{ text: t('staff.title') }]} />
      <div className="points">
        <h1>{t('staff.title')}</h1>
        <ul className="lines">
          {DESKS.map((desk) => (
            <li key={desk}>
              <a className="lk" href={deskHref(desk)}>
                {t(`staff.desk.${desk}`)}
              </a>
              <p className="mute">{t(`staff.about.${desk}`)}</p>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
