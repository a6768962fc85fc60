import { Field } from '@/components/ui/field';
import type { Frame } from '@/components/ui/frame';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { Notice } from '@/components/ui/notice';
import { Rich } from '@/components/ui/rich';
import { wayIn } from '@/components/shell/account';
import { AlreadyIn, Door, type DoorState } from './door';

export interface RegisterState extends DoorState {
  isClosed: boolean;
  guard: { trap: string; made: string; value: string };
}

/** The page for registering. */
export function Register({ state, frame }: { state: RegisterState; frame: Frame }) {
  const { t } = frame;
  if (state.signedInAs !== null) return <AlreadyIn state={state} frame={frame} />;
  return (
    <Door state={state} frame={frame} isRegister>
      <div className="top">
        <h1 id="door-title">{t('entry.register')}</h1>
        <a href={wayIn('/sign-in', state.next || '/')}>{t('entry.sign_in')}</a>
      </div>
      {state.isClosed ? <Notice kind="warn">{t('entry.closed')}</Notice> : <RegisterForm state={state} frame={frame} />}
    </Door>
  );
}

function RegisterForm({ state, frame }: { state: RegisterState; frame: Frame }) {
  const { t } = frame;
  const { guard } = state;
  return (
    <form method="post" action="/register/submit" data-enhance="plain">
      <HiddenFields frame={frame} next={state.next} />
      <input type="hidden" name={guard.made} value={guard.value} />
      <div className="trap" aria-hidden="true">
        <label>
          {t('entry.leave_empty')}
          <input name={guard.trap} tabIndex={-1} autoComplete="off" />
        </label>
      </div>
      <NewAccountFields state={state} frame={frame} />
      <button className="btn solid lg">{t('entry.register')}</button>
      <p className="fine">
        <Rich
          text={t.raw('entry.agree')}
          parts={{ terms: (words) => <a href="/terms">{words}</a>, privacy: (words) => <a href="/privacy">{words}</a> }}
        />
      </p>
    </form>
  );
}

/** Name, address and password of a new member. */
export function NewAccountFields({
  state: { values, refusal },
  frame: { t },
}: {
  state: Pick<DoorState, 'values' | 'refusal'>;
  frame: Frame;
}) {
  const errors = refusal?.fields ?? {};
  return (
    <>
      {refusal ? <Notice kind="bad">{refusal.message}</Notice> : null}
      <Field
        name="name"
        label={t('entry.name')}
        hint={t('entry.name_hint')}
        autoComplete="username"
        required
        defaultValue={values.name}
        error={errors.name}
        spellCheck={false}
        dir="auto"
      />
      <Field
        name="email"
        type="email"
        label={t('entry.email')}
        hint={t('entry.email_hint')}
        autoComplete="email"
        required
        defaultValue={values.email}
        error={errors.email}
      />
      <Field
        name="password"
        type="password"
        label={t('entry.password')}
        hint={t('entry.password_hint')}
        autoComplete="new-password"
        required
        error={errors.password}
      />
    </>
  );
}
