import type { Frame } from '@/components/ui/frame';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { Settings, type SettingsWriting } from './settings-frame';

interface ReadingProps {
  theme: string;
  reading: { size: number; face: string; leading: number; indent: boolean; density: string };
  writing: SettingsWriting;
  frame: Frame;
}

/** The reading menu as a page, for guests too: everything at once, without script. */
export function ReadingForm({ theme, reading, writing, frame }: ReadingProps) {
  const { t } = frame;
  return (
    <Settings tab="reading" writing={writing} frame={frame}>
      <form method="post" action="/preferences" data-enhance="preferences">
        <HiddenFields frame={frame} next="/settings/reading" />
        <p className="about dim">{t('settings.reading_note')}</p>
        <Radios
          name="theme"
          legend={t('settings.theme')}
          now={theme}
          options={['auto', 'light', 'dark', 'sepia'].map((value) => [value, t(`settings.themes.${value}`)])}
        />
        <Radios
          name="size"
          legend={t('settings.size')}
          now={String(reading.size)}
          options={[16, 17, 18, 20, 22].map((value) => [String(value), String(value)])}
        />
        <Radios
          name="face"
          legend={t('settings.face')}
          now={reading.face}
          options={['serif', 'sans'].map((value) => [value, t(`settings.faces.${value}`)])}
        />
        <Radios
          name="leading"
          legend={t('settings.leading')}
          now={String(reading.leading)}
          options={[17, 19, 21].map((value) => [String(value), String(value / 10)])}
        />
        <Radios
          name="indent"
          legend={t('settings.indent')}
          now={reading.indent ? '1' : '0'}
          options={['0', '1'].map((value) => [value, t(`settings.indents.${value}`)])}
        />
        <Radios
          name="density"
          legend={t('settings.density')}
          now={reading.density}
          options={['compact', 'roomy'].map((value) => [value, t(`settings.densities.${value}`)])}
        />
        <button className="btn solid lg">{t('settings.save')}</button>
      </form>
    </Settings>
  );
}

function Radios({ name, legend, now, options }: { name: string; legend: string; now: string; options: string[][] }) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div className="radios">
        {options.map(([value, label]) => (
          <label key={value}>
            <input type="radio" name={name} value={value} defaultChecked={value === now} /> {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
