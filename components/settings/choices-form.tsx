import type { ChoicesView, ChoiceView } from '@/core/notifications/views';
import type { Frame } from '@/components/ui/frame';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { Notice } from '@/components/ui/notice';
import { Rich } from '@/components/ui/rich';
import { SelectField } from '@/components/ui/field';
import { Settings, type SettingsWriting, ticksOf } from './settings-frame';

interface ChoicesProps {
  choices: ChoicesView;
  sendsMail: boolean;
  writing: SettingsWriting;
  frame: Frame;
}

/** What one is told of, on the site and by mail, and how often a digest comes. */
export function ChoicesForm({ choices, sendsMail, writing, frame }: ChoicesProps) {
  const { t } = frame;
  return (
    <Settings tab="notices" writing={writing} frame={frame}>
      <p className="about dim">{t('notifications.choices.note')}</p>
      <MailState choices={choices} sendsMail={sendsMail} frame={frame} />
      <form method="post" action="/settings/notices/submit" data-enhance="plain">
        <HiddenFields frame={frame} repeat={writing.repeat} />
        <table className="kinds">
          <thead>
            <tr>
              <th scope="col">{t('notifications.choices.kind')}</th>
              <th scope="col" id="on-site">
                {t('notifications.choices.site')}
              </th>
              <th scope="col" id="by-mail">
                {t('notifications.choices.mail')}
              </th>
            </tr>
          </thead>
          <tbody>
            {choices.kinds.map((choice) => (
              <Kind key={choice.kind} choice={choice} writing={writing} frame={frame} />
            ))}
          </tbody>
        </table>
        <SelectField
          name="digest"
          label={t('notifications.choices.digest')}
          hint={t('notifications.choices.digest_hint')}
          options={(['off', 'daily', 'weekly'] as const).map((value) => ({ value, label: t(`notifications.choices.${value}`) }))}
          defaultValue={writing.values.digest ?? choices.digest}
          error={writing.refusal?.fields.digest}
        />
        <button className="btn solid lg">{t('settings.save')}</button>
      </form>
    </Settings>
  );
}

function Kind({ choice: { kind, site, mail }, writing, frame: { t } }: { choice: ChoiceView } & Pick<ChoicesProps, 'writing' | 'frame'>) {
  const isTicked = ticksOf(writing, 'digest');
  const box = (channel: 'site' | 'mail', stored: boolean, column: string) => (
    <td>
      <label>
        <input
          type="checkbox"
          name={`${channel}.${kind}`}
          value="1"
          defaultChecked={isTicked(`${channel}.${kind}`, stored)}
          aria-labelledby={`kind-${kind} ${column}`}
        />
      </label>
    </td>
  );
  return (
    <tr>
      <th scope="row" id={`kind-${kind}`}>
        {t(`notifications.kind.${kind}`)}
      </th>
      {box('site', site, 'on-site')}
      {box('mail', mail, 'by-mail')}
    </tr>
  );
}

/** Why no mail comes, where none does. */
function MailState({ choices, sendsMail, frame: { t } }: Pick<ChoicesProps, 'choices' | 'sendsMail' | 'frame'>) {
  if (!sendsMail) return <Notice kind="warn">{t('notifications.choices.no_server')}</Notice>;
  if (!choices.email) return <Notice kind="warn">{t('notifications.choices.no_email')}</Notice>;
  if (choices.isVerified) return null;
  return (
    <Notice kind="warn">
      <Rich text={t.raw('notifications.choices.unverified')} parts={{ link: (words) => <a href="/settings/account">{words}</a> }} />
    </Notice>
  );
}
