import { TONGUES } from '@/components/shell/shell-view';
import { Check, SelectField } from '@/components/ui/field';
import type { Frame } from '@/components/ui/frame';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { Settings, type SettingsWriting, ticksOf } from './settings-frame';

interface AccountFormProps {
  own: { name: string; email: string | null; isEmailVerified: boolean; locale: string; timeZone: string; goesToLastPage: boolean };
  siteTimeZone: string;
  /** The board can send mail. */
  sendsMail: boolean;
  writing: SettingsWriting;
  frame: Frame;
}

/** Name and address, language and time zone of the interface. */
export function AccountForm({ own, siteTimeZone, sendsMail, writing, frame }: AccountFormProps) {
  const { t } = frame;
  const { values } = writing;
  const languages = [
    { value: '', label: t('settings.language_auto') },
    ...TONGUES.map(({ locale, name }) => ({ value: locale as string, label: name, lang: locale as string })),
  ];
  const zones = [
    { value: '', label: t('settings.time_zone_site', { zone: siteTimeZone }) },
    ...Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zone.replaceAll('_', ' '), lang: 'en' })),
  ];
  return (
    <Settings tab="account" writing={writing} frame={frame}>
      <dl className="facts">
        <div>
          <dt>{t('settings.name')}</dt>
          <dd>
            <bdi>{own.name}</bdi>
          </dd>
        </div>
        <div>
          <dt>{t('settings.email')}</dt>
          <dd>
            {own.email ? <bdi lang="en">{own.email}</bdi> : t('settings.no_email')}
            {own.email ? ` · ${t(own.isEmailVerified ? 'mail.verify.state' : 'mail.verify.not_yet')}` : null}
          </dd>
        </div>
      </dl>
      {own.email && !own.isEmailVerified ? <Verification sendsMail={sendsMail} frame={frame} /> : null}
      <form method="post" action="/settings/account/submit" data-enhance="plain">
        <HiddenFields frame={frame} repeat={writing.repeat} />
        <SelectField
          name="locale"
          label={t('settings.language')}
          options={languages}
          defaultValue={values.locale ?? own.locale}
          error={writing.refusal?.fields.locale}
        />
        <SelectField
          name="timeZone"
          label={t('settings.time_zone')}
          options={zones}
          defaultValue={values.timeZone ?? own.timeZone}
          error={writing.refusal?.fields.timeZone}
        />
        <Check
          name="goesToLastPage"
          value="1"
          label={t('settings.goes_to_last_page')}
          defaultChecked={ticksOf(writing, 'locale')('goesToLastPage', own.goesToLastPage)}
        />
        <button className="btn solid lg">{t('settings.save')}</button>
      </form>
    </Settings>
  );
}

/** Proves that the address is one's own; it says so where the board has no mail server. */
function Verification({ sendsMail, frame }: { sendsMail: boolean; frame: Frame }) {
  const { t } = frame;
  if (!sendsMail) return <p className="about dim">{t('mail.verify.off')}</p>;
  return (
    <form method="post" action="/settings/account/verify" data-enhance="plain">
      <HiddenFields frame={frame} />
      <button className="btn">{t('mail.verify.send')}</button>
    </form>
  );
}
