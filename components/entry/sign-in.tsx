import { Check, Field } from '@/components/ui/field';
import type { Frame } from '@/components/ui/frame';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { Notice } from '@/components/ui/notice';
import { wayIn } from '@/components/shell/account';
import { AlreadyIn, Door, type DoorState } from './door';

/** The page for signing in. */
export function SignIn({ state, frame }: { state: DoorState; frame: Frame }) {
  const { t } = frame;
  if (state.signedInAs !== null) return <AlreadyIn state={state} frame={frame} />;
  const { values, refusal } = state;
  return (
    <Door state={state} frame={frame}>
      <div className="top">
        <h1 id="door-title">{t('entry.sign_in')}</h1>
        <a href={wayIn('/register', state.next || '/')}>{t('entry.register_now')}</a>
      </div>
      <form method="post" action="/sign-in/submit" data-enhance="plain">
        <HiddenFields frame={frame} next={state.next} />
        {refusal ? <Notice kind="bad">{refusal.message}</Notice> : null}
        <Field
          name="login"
          label={t('entry.login')}
          autoComplete="username"
          required
          defaultValue={values.login}
          error={refusal?.fields.login}
          autoCapitalize="none"
          spellCheck={false}
        />
        <Field
          name="password"
          type="password"
          label={t('entry.password')}
          autoComplete="current-password"
          required
          error={refusal?.fields.password}
          aside={<a href="/recover">{t('entry.forgot')}</a>}
        />
        <Check name="remember" value="1" label={t('entry.remember')} defaultChecked />
        <button className="btn solid lg">{t('entry.sign_in')}</button>
      </form>
    </Door>
  );
}
