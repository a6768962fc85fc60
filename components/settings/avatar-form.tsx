import type { Frame } from '@/components/ui/frame';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { pictureHref, Seal } from '@/components/ui/seal';

interface AvatarProps {
  avatar: string | null;
  /** Largest file that the group may upload, in bytes; 0 = none. */
  maxImageBytes: number;
  error?: string;
  /** What was sent and refused: the file is chosen anew, the square stays. */
  values: Record<string, string>;
  frame: Frame;
}

const MEGABYTE = 1_048_576;
/** Which square of the picture: sliders, so that it needs neither script nor dragging. */
const SLIDERS = [
  ['zoom', 100, 400, 100],
  ['x', 0, 100, 50],
  ['y', 0, 100, 50],
] as const;

/** One's picture: what is shown now, another one with the square that is cut out, and the way back to the seal. */
export function AvatarForm({ avatar, maxImageBytes, error, values, frame }: AvatarProps) {
  const { t, viewer } = frame;
  if (!viewer) return null;
  return (
    <section className="avatar" id="avatar" aria-labelledby="avatar-title">
      <h2 id="avatar-title">{t('settings.avatar')}</h2>
      <div className="now">
        {avatar ? (
          <img src={pictureHref(avatar, 96)} width={96} height={96} alt={t('settings.avatar_now')} />
        ) : (
          <Seal seal={viewer.seal} size={96} />
        )}
        {avatar ? (
          <form method="post" action="/settings/profile/avatar/remove">
            <HiddenFields frame={frame} />
            <button className="btn sm">{t('settings.avatar_remove')}</button>
          </form>
        ) : null}
      </div>
      {maxImageBytes > 0 ? (
        <Upload megabytes={maxImageBytes / MEGABYTE} error={error} values={values} frame={frame} />
      ) : (
        <p>{t('settings.avatar_not_allowed')}</p>
      )}
    </section>
  );
}

function Upload({ megabytes, error, values, frame }: Pick<AvatarProps, 'error' | 'values' | 'frame'> & { megabytes: number }) {
  const { t, formats } = frame;
  return (
    <form method="post" action="/settings/profile/avatar" encType="multipart/form-data" data-enhance="plain" data-crop="">
      <HiddenFields frame={frame} />
      <div className={error ? 'field bad' : 'field'}>
        <span className="l">
          <label htmlFor="picture">{t('settings.avatar_file')}</label>
        </span>
        <input
          id="picture"
          name="picture"
          type="file"
          accept="image/jpeg,image/png,image/gif,image/webp"
          required
          aria-describedby={error ? 'picture-error picture-hint' : 'picture-hint'}
          aria-invalid={error ? true : undefined}
        />
        {error ? (
          <span className="err" id="picture-error">
            {error}
          </span>
        ) : null}
        <span className="hint" id="picture-hint">
          {t('settings.avatar_hint', { megabytes: formats.number(megabytes) })}
        </span>
      </div>
      <fieldset className="crop">
        <legend>{t('settings.avatar_crop')}</legend>
        {SLIDERS.map(([name, min, max, usual]) => (
          <label key={name}>
            <span>{t(`settings.crop_${name}`)}</span>
            <input type="range" name={name} min={min} max={max} defaultValue={values[name] ?? usual} />
          </label>
        ))}
      </fieldset>
      <button className="btn">{t('settings.avatar_save')}</button>
    </form>
  );
}
