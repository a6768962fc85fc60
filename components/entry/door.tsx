import type { ReactNode } from 'react';
import type { Frame } from '@/components/ui/frame';

/** What a page at the door is handed beside its own: where one goes on to, what waits, what was refused. */
export interface DoorState {
  next: string;
  /** The text that waits for signing in; '' for none. */
  draft: string;
  signedInAs: string | null;
  /** The thread that one goes on to. */
  back: { href: string; title: string; lang: string } | null;
  values: Record<string, string>;
  refusal: { message: string; fields: Record<string, string> } | null;
}

interface DoorProps {
  state: DoorState;
  frame: Frame;
  isRegister?: boolean;
  children: ReactNode;
}

/** Left where one is led back to and what one was writing, right the form. */
export function Door({ state, frame, isRegister = false, children }: DoorProps) {
  const { t } = frame;
  const { back, draft } = state;
  return (
    <div className="entry">
      <section className="door" aria-labelledby="door-title">
        {children}
      </section>
      <div className="talkback">
        {back ? (
          <>
            <p className="k">{t(isRegister ? 'entry.continue_register' : 'entry.continue')}</p>
            <h2 lang={back.lang}>
              <a href={back.href} dir="auto">
                {back.title}
              </a>
            </h2>
          </>
        ) : (
          <h2>{t('entry.welcome_title')}</h2>
        )}
        {draft ? (
          <>
            <div className="draft">
              <p className="dk">
                {t('entry.your_draft')}
                <span className="mute">{t('entry.kept_hour')}</span>
              </p>
              <p className="dl" dir="auto">
                {draft}
              </p>
            </div>
            <p className="dim">{t('entry.put_back')}</p>
          </>
        ) : (
          <p className="pitch">{t('entry.welcome')}</p>
        )}
        <p>
          <a className="lk" href="/points">
            {t('entry.points_link')}
          </a>
        </p>
      </div>
    </div>
  );
}

/** For who is signed in already. */
export function AlreadyIn({ state, frame }: { state: DoorState; frame: Frame }) {
  const { t } = frame;
  return (
    <div className="single">
      <section className="door" aria-labelledby="door-title">
        <div className="top">
          <h1 id="door-title">{t('entry.sign_in')}</h1>
        </div>
        <p>{t('entry.already', { name: state.signedInAs ?? '' })}</p>
        <a className="btn lg solid" href={state.next || '/'}>
          {t('entry.go_on')}
        </a>
        <a className="btn lg" href="/sign-out">
          {t('entry.sign_out')}
        </a>
      </section>
    </div>
  );
}
