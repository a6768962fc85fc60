import type { Frame } from '@/components/ui/frame';
import { HiddenFields } from '@/components/ui/hidden-fields';

/** Asks before an address counts as proven: a link alone does it not, for mail programs follow links by themselves. */
export function VerifyEmail({ token, frame }: { token: string; frame: Frame }) {
  const { t } = frame;
  return (
    <div className="single">
      <section className="door" aria-labelledby="door-title">
        <div className="top">
          <h1 id="door-title">{t('mail.verify.title')}</h1>
        </div>
        <p>{t('mail.verify.note')}</p>
        <form method="post" action={`/verify/${encodeURIComponent(token)}/submit`} data-enhance="plain">
          <HiddenFields frame={frame} />
          <button className="btn solid lg">{t('mail.verify.do')}</button>
        </form>
      </section>
    </div>
  );
}

/** Ends one kind of mail, for whoever has the link. */
export function StopMail({ token, kind, isDone, frame }: { token: string; kind: string; isDone: boolean; frame: Frame }) {
  const { t } = frame;
  const name = t(`notifications.kind.${kind}`);
  return (
    <div className="single">
      <section className="door" aria-labelledby="door-title">
        <div className="top">
          <h1 id="door-title">{t('mail.stop.title')}</h1>
        </div>
        <p role={isDone ? 'status' : undefined}>{t(isDone ? 'mail.stop.done' : 'mail.stop.note', { kind: name })}</p>
        {isDone ? null : (
          <form method="post" action={`/unsubscribe/${encodeURIComponent(token)}`}>
            <HiddenFields frame={frame} />
            <button className="btn solid lg">{t('mail.stop.do')}</button>
          </form>
        )}
        <a className="btn lg" href="/settings/notices">
          {t('mail.stop.choose')}
        </a>
      </section>
    </div>
  );
}
