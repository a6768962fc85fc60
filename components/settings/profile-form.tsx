import { PROFILE_FIELDS, type ProfileField } from '@/core/members/views';
import { Check, Field, TextField } from '@/components/ui/field';
import type { Frame } from '@/components/ui/frame';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { AvatarForm } from './avatar-form';
import { Settings, type SettingsWriting, ticksOf } from './settings-frame';

interface ProfileFormProps {
  own: {
    bio: string;
    title: string;
    mayHaveTitle: boolean;
    signature: string;
    signatureLength: number;
    avatar: string | null;
    maxImageBytes: number;
    fields: Partial<Record<ProfileField, string>>;
    mayHaveWebsite: boolean;
    hidesOnline: boolean;
    mayHide: boolean;
    refusesFollowers: boolean;
  };
  writing: SettingsWriting;
  frame: Frame;
}

/** What others see of oneself. */
export function ProfileForm({ own, writing, frame }: ProfileFormProps) {
  const { t } = frame;
  const { values, refusal } = writing;
  const errors = refusal?.fields ?? {};
  const isTicked = ticksOf(writing, 'bio');
  const mayHave = { title: own.mayHaveTitle, website: own.mayHaveWebsite };
  // What an earlier group left is not shown to others, but it is one's own to take away.
  const hintOf = (name: 'title' | 'website') => (mayHave[name] ? undefined : t('settings.not_shown_now'));
  return (
    <Settings tab="profile" writing={writing} frame={frame}>
      <AvatarForm avatar={own.avatar} maxImageBytes={own.maxImageBytes} error={errors.picture} values={values} frame={frame} />
      <h2>{t('settings.about_you')}</h2>
      <form method="post" action="/settings/profile/submit" data-enhance="plain">
        <HiddenFields frame={frame} repeat={writing.repeat} />
        <TextField
          name="bio"
          label={t('settings.bio')}
          hint={t('settings.bio_hint')}
          rows={4}
          defaultValue={values.bio ?? own.bio}
          error={errors.bio}
          data-limit={500}
        />
        {PROFILE_FIELDS.filter((name) => name !== 'website' || own.mayHaveWebsite || own.fields.website).map((name) => (
          <Field
            key={name}
            name={name}
            type={name === 'website' ? 'url' : 'text'}
            label={t(`members.field.${name}`)}
            hint={name === 'website' ? hintOf(name) : undefined}
            defaultValue={values[name] ?? own.fields[name] ?? ''}
            error={errors[name]}
            dir="auto"
          />
        ))}
        {own.mayHaveTitle || own.title ? (
          <Field
            name="title"
            label={t('settings.member_title')}
            hint={hintOf('title')}
            defaultValue={values.title ?? own.title}
            error={errors.title}
            dir="auto"
            data-limit={20}
          />
        ) : null}
        {own.signatureLength > 0 ? (
          <TextField
            name="signature"
            label={t('settings.signature')}
            hint={t('settings.signature_hint', { most: own.signatureLength })}
            rows={2}
            defaultValue={values.signature ?? own.signature}
            error={errors.signature}
            data-limit={own.signatureLength}
          />
        ) : null}
        {own.mayHide || own.hidesOnline ? (
          <Check
            name="hidesOnline"
            value="1"
            label={t('settings.hides_online')}
            defaultChecked={isTicked('hidesOnline', own.hidesOnline)}
          />
        ) : null}
        <Check
          name="refusesFollowers"
          value="1"
          label={t('settings.refuses_followers')}
          defaultChecked={isTicked('refusesFollowers', own.refusesFollowers)}
        />
        <button className="btn solid lg">{t('settings.save')}</button>
      </form>
    </Settings>
  );
}
