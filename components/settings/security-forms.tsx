import type { SessionView } from '@/core/accounts/views';
import { Field } from '@/components/ui/field';
import type { Frame } from '@/components/ui/frame';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { Stamp } from '@/components/ui/stamp';
import { Settings, type SettingsWriting } from './settings-frame';

interface SecurityProps {
  sessions: SessionView[];
  writing: SettingsWriting;
  frame: Frame;
}

/** The password, and the browsers that are signed in (C3). */
export function SecurityForms({ sessions, writing, frame }: SecurityProps) {
  const { t } = frame;
  const errors = writing.refusal?.fields ?? {};
  return (
    <Settings tab="security" writing={writing} frame={frame}>
      <h2>{t('settings.password_title')}</h2>
      <form method="post" action="/settings/security/password" data-enhance="plain">
        <HiddenFields frame={frame} repeat={writing.repeat} />
        <Field
          name="current"
          type="password"
          label={t('settings.current_password')}
          autoComplete="current-password"
          required
          error={errors.current}
        />
        <Field
          name="password"
          type="password"
          label={t('settings.new_password')}
          hint={t('settings.password_note')}
          autoComplete="new-password"
          required
          error={errors.password}
        />
        <button className="btn solid">{t('settings.change_password')}</button>
      </form>
      <h2>{t('settings.sessions')}</h2>
      <ul>
        {sessions.map((session) => (
          <li key={session.handle} className="device">
            <Device session={session} frame={frame} />
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? <EndForm which="others" words={t('settings.end_others')} frame={frame} /> : null}
    </Settings>
  );
}

function Device({ session, frame }: { session: SessionView; frame: Frame }) {
  const { t, formats } = frame;
  return (
    <>
      <div>
        <p>
          {session.device || t('settings.unknown_device')} {session.isThisOne ? <Stamp kind="ok">{t('settings.this_one')}</Stamp> : null}
        </p>
        <p className="mute n">
          {t('settings.since', { date: formats.date(session.createdAt) })} ·{' '}
          {t('settings.last_seen', { time: formats.full(session.lastSeenAt) })} · {session.ip}
        </p>
      </div>
      {session.isThisOne ? null : <EndForm which="one" handle={session.handle} words={t('settings.end_session')} frame={frame} />}
    </>
  );
}

function EndForm({ which, handle, words, frame }: { which: 'one' | 'others'; handle?: string; words: string; frame: Frame }) {
  return (
    <form method="post" action="/settings/security/sessions">
      <HiddenFields frame={frame} />
      <input type="hidden" name="which" value={which} />
      {handle ? <input type="hidden" name="handle" value={handle} /> : null}
      <button className="btn sm">{words}</button>
    </form>
  );
}
