import type { Frame } from '@/components/ui/frame';
import { HiddenFields } from '@/components/ui/hidden-fields';
import type { DoorState } from './door';
import { NewAccountFields } from './register';

/** Asks before signing out: only the form does it. */
export function SignOut({ state, frame }: { state: { next: string; signedInAs: string | null }; frame: Frame }) {
  const { t } = frame;
  const isIn = state.signedInAs !== null;
  return (
    <div className="single">
      <section className="door" aria-labelledby="door-title">
        <div className="top">
          <h1 id="door-title">{t(isIn ? 'entry.sign_out_title' : 'entry.sign_out')}</h1>
        </div>
        <p>{isIn ? t('entry.sign_out_note') : t('entry.signed_out')}</p>
        {isIn ? (
          <form method="post" action="/sign-out/submit">
            <HiddenFields frame={frame} next={state.next} />
            <button className="btn solid lg">{t('entry.sign_out')}</button>
          </form>
        ) : (
          <a className="btn solid lg" href="/sign-in">
            {t('entry.sign_in')}
          </a>
        )}
        <a className="btn lg" href={state.next || '/'}>
          {t('entry.stay')}
        </a>
      </section>
    </div>
  );
}

/** How to get back in while the board cannot send mail. */
export function Recover({ frame }: { frame: Frame }) {
  const { t } = frame;
  return (
    <div className="single">
      <section className="door" aria-labelledby="door-title">
        <div className="top">
          <h1 id="door-title">{t('entry.recover_title')}</h1>
          <a href="/sign-in">{t('entry.recover_back')}</a>
        </div>
        <p>{t('entry.recover_no_mail')}</p>
        <p>{t('entry.recover_ask')}</p>
        <p className="fine">{t('entry.recover_command')}</p>
        <pre tabIndex={0} lang="en">
          npm run kawara -- member reset-password --name …
        </pre>
      </section>
    </div>
  );
}

/** The first administrator, behind the one-time link. */
export function SetUp({ state, frame }: { state: Pick<DoorState, 'values' | 'refusal'> & { token: string }; frame: Frame }) {
  const { t } = frame;
  return (
    <div className="single">
      <section className="door" aria-labelledby="door-title">
        <div className="top">
          <h1 id="door-title">{t('entry.setup_title')}</h1>
        </div>
        <p>{t('entry.setup_note')}</p>
        <form method="post" action={`/setup/${encodeURIComponent(state.token)}/submit`} data-enhance="plain">
          <HiddenFields frame={frame} />
          <NewAccountFields state={state} frame={frame} />
          <button className="btn solid lg">{t('entry.setup_do')}</button>
        </form>
      </section>
    </div>
  );
}
