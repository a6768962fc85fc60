import type { Frame } from '@/components/ui/frame';
import { HiddenFields } from '@/components/ui/hidden-fields';
import type { ShellView } from './shell-view';

const SIZES = [16, 17, 18, 20, 22];
const LEADINGS = [17, 19, 21];

/**
 * The menu "Aa". Each choice is a button of its own and posts only itself: a cached page does not know a guest's other choices
 * and must not write over them.
 */
export function ReadingMenu({ frame, shell: { theme, reading } }: { frame: Frame; shell: ShellView }) {
  const { t } = frame;
  return (
    <details className="pop" name="tools">
      <summary className="tool" aria-label={t('shell.reading')} title={t('shell.reading')}>
        <span className="aa" aria-hidden="true">
          Aa
        </span>
      </summary>
      <form className="panel read" method="post" action="/preferences" data-enhance="preferences">
        <HiddenFields frame={frame} next={frame.path} />
        <Choices
          legend={t('shell.theme')}
          name="theme"
          now={theme}
          options={['auto', 'light', 'dark', 'sepia'].map((value) => [value, t(`shell.theme_${value}`)])}
        />
        <Choices legend={t('shell.size')} name="size" now={reading?.size} options={SIZES.map((value) => [String(value), String(value)])} />
        <Choices
          legend={t('shell.face')}
          name="face"
          now={reading?.face}
          options={['serif', 'sans'].map((value) => [value, t(`shell.face_${value}`)])}
        />
        <Choices
          legend={t('shell.leading')}
          name="leading"
          now={reading?.leading}
          options={LEADINGS.map((value) => [String(value), String(value / 10)])}
        />
        <Choices
          legend={t('shell.indent')}
          name="indent"
          now={reading && Number(reading.indent)}
          options={['0', '1'].map((value) => [value, t(`shell.indent_${value}`)])}
        />
        <Choices
          legend={t('shell.density')}
          name="density"
          now={reading?.density}
          options={['compact', 'roomy'].map((value) => [value, t(`shell.density_${value}`)])}
        />
      </form>
    </details>
  );
}

interface ChoicesProps {
  legend: string;
  name: string;
  /** Undefined or null: not known on the server. */
  now: string | number | null | undefined;
  options: string[][];
}

function Choices({ legend, name, now, options }: ChoicesProps) {
  return (
    <fieldset className="choices">
      <legend>{legend}</legend>
      {options.map(([value, label]) => (
        <button key={value} name={name} value={value} aria-pressed={now === null || now === undefined ? undefined : String(now) === value}>
          {label}
        </button>
      ))}
    </fieldset>
  );
}
