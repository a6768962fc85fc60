import type { MedalApplicationView, MedalDeskView, MedalSettingsView } from '@/core/medals/views';
import { MemberName } from '@/components/members/member-name';
import { DeskPage } from '@/components/staff/desk-frame';
import { Field, SelectField, TextField } from '@/components/ui/field';
import type { Frame } from '@/components/ui/frame';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { Localized, pickText } from '@/components/ui/localized';
import { Seal } from '@/components/ui/seal';
import { Stamp } from '@/components/ui/stamp';
import { Time } from '@/components/ui/time';
import { fieldsOf } from './desk-words';
import type { MeritWriting } from './writing';

interface MedalDeskProps {
  view: MedalDeskView & { writing: MeritWriting };
  frame: Frame;
}

/** `/admin/medals`: who waits for an answer, granting by name, all medals. */
export function MedalDesk({ view, frame }: MedalDeskProps) {
  const { t } = frame;
  const { medals, applications, writing } = view;
  return (
    <DeskPage desk="medals" refusal={writing.refusal} frame={frame}>
      <p>
        <a className="btn solid" href="/admin/medals/new">
          {t('merits.desk.new_medal')}
        </a>
      </p>
      {medals.length ? (
        <ul className="lines">
          {medals.map((medal) => (
            <Line key={medal.id} medal={medal} frame={frame} />
          ))}
        </ul>
      ) : (
        <p className="empty">{t('merits.desk.no_medals')}</p>
      )}
      <h2 id="queue">{t('merits.desk.queue')}</h2>
      {applications.length ? (
        <ul className="lines">
          {applications.map((application) => (
            <Application key={application.id} application={application} writing={writing} frame={frame} />
          ))}
        </ul>
      ) : (
        <p className="mute">{t('merits.desk.no_queue')}</p>
      )}
      <h2 id="grant">{t('merits.desk.grant_title')}</h2>
      <Grant view={view} frame={frame} />
    </DeskPage>
  );
}

function Line({ medal, frame }: { medal: MedalSettingsView; frame: Frame }) {
  const { t, locale } = frame;
  return (
    <li className="person">
      <span className="who">
        <Seal seal={{ char: medal.sign, pigment: medal.pigment }} size={28} />
        <a href={`/admin/medals/${medal.id}`}>
          <Localized text={medal.name} locale={locale} />
        </a>
      </span>
      {medal.isOpen ? null : <Stamp>{t('merits.desk.closed')}</Stamp>}
      <span className="mute">{t(`merits.medals.way.${medal.way}`)}</span>
      <span className="n">{t('merits.medals.holders', { count: medal.holders })}</span>
    </li>
  );
}

function Application({ application, writing, frame }: { application: MedalApplicationView; writing: MeritWriting; frame: Frame }) {
  const { t, locale } = frame;
  const { id, medal, member, reason, at } = application;
  const isReturned = writing.values.applicationId === String(id);
  return (
    <li>
      <p className="person">
        <span className="who">
          <Seal seal={{ char: medal.sign, pigment: medal.pigment }} size={28} />
          <Localized text={medal.name} locale={locale} />
        </span>
        <MemberName member={member} frame={frame} />
        <Time at={at} frame={frame} form="full" />
      </p>
      <p className="excerpt" dir="auto">
        {reason}
      </p>
      <form className="narrow" method="post" action="/admin/medals/decide" data-enhance="plain">
        <HiddenFields frame={frame} repeat={`${writing.repeat}-${id}`} />
        <input type="hidden" name="applicationId" value={id} />
        <TextField
          name="answer"
          id={`answer-${id}`}
          label={t('merits.desk.answer')}
          hint={t('merits.desk.answer_hint')}
          rows={2}
          defaultValue={isReturned ? writing.values.answer : ''}
          error={isReturned ? writing.refusal?.fields.answer : null}
          data-limit={500}
        />
        <button className="btn solid" name="isGranted" value="1">
          {t('merits.desk.grant_do')}
        </button>{' '}
        <button className="btn" name="isGranted" value="0">
          {t('merits.desk.refuse_do')}
        </button>
      </form>
    </li>
  );
}

function Grant({ view: { medals, writing }, frame }: MedalDeskProps) {
  const { t, locale } = frame;
  const field = fieldsOf(writing);
  return (
    <form className="narrow" method="post" action="/admin/medals/grant" data-enhance="plain">
      <HiddenFields frame={frame} repeat={writing.repeat} />
      <SelectField
        {...field('medalId', undefined)}
        label={t('merits.desk.medal')}
        options={medals.filter(({ isOpen }) => isOpen).map(({ id, name }) => ({ value: String(id), label: pickText(name, locale).text }))}
      />
      <Field {...field('name', undefined)} label={t('merits.desk.member')} required dir="auto" autoComplete="off" />
      <TextField {...field('reason', undefined)} label={t('merits.desk.reason')} rows={2} data-limit={500} />
      <button className="btn solid">{t('merits.desk.grant')}</button>
    </form>
  );
}
