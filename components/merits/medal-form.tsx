import type { HolderView, MedalSettingsView } from '@/core/medals/views';
import { MemberName } from '@/components/members/member-name';
import { DeskPage } from '@/components/staff/desk-frame';
import { Check, Field, SelectField } from '@/components/ui/field';
import type { Frame } from '@/components/ui/frame';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { Seal } from '@/components/ui/seal';
import { fieldsOf, tickOf, WordFields } from './desk-words';
import type { MeritWriting } from './writing';

interface MedalFormProps {
  view: {
    /** Undefined for a new one. */
    medal: MedalSettingsView | undefined;
    holders: HolderView[];
    writing: MeritWriting;
  };
  frame: Frame;
}

const PIGMENTS = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
const WAYS = ['granted', 'applied', 'task'] as const;

/** `/admin/medals/new`, `/admin/medals/{id}` with who holds it. */
export function MedalForm({ view, frame }: MedalFormProps) {
  const { t } = frame;
  const { medal, writing } = view;
  return (
    <DeskPage desk="medals" title={t(medal ? 'merits.desk.edit_medal' : 'merits.desk.new_medal')} refusal={writing.refusal} frame={frame}>
      <form
        className="narrow"
        method="post"
        action={medal ? `/admin/medals/${medal.id}/submit` : '/admin/medals/submit'}
        data-enhance="plain"
      >
        <HiddenFields frame={frame} repeat={writing.repeat} />
        <WordFields name="name" label="merits.desk.name" text={medal?.name} limit={30} writing={writing} frame={frame} />
        <WordFields
          name="description"
          label="merits.desk.description"
          text={medal?.description}
          limit={200}
          writing={writing}
          frame={frame}
        />
        <p className="hint mute">{t('merits.desk.languages_hint')}</p>
        <Look view={view} frame={frame} />
        <button className="btn solid lg">{t('merits.desk.save')}</button>
      </form>
      {medal ? <Holders view={view} frame={frame} /> : null}
    </DeskPage>
  );
}

function Look({ view: { medal, writing }, frame: { t } }: MedalFormProps) {
  const field = fieldsOf(writing);
  return (
    <>
      <Field {...field('sign', medal?.sign)} label={t('merits.desk.sign')} hint={t('merits.desk.sign_hint')} required />
      <SelectField
        {...field('pigment', medal?.pigment ?? 'a')}
        label={t('merits.desk.pigment')}
        options={PIGMENTS.map((value) => ({ value, label: t(`merits.desk.pigments.${value}`) }))}
      />
      <SelectField
        {...field('way', medal?.way ?? 'granted')}
        label={t('merits.desk.way')}
        options={WAYS.map((value) => ({ value, label: t(`merits.medals.way.${value}`) }))}
      />
      <Field
        {...field('lastsDays', medal?.lastsDays)}
        label={t('merits.desk.lasts_days')}
        hint={t('merits.desk.lasts_hint')}
        inputMode="numeric"
      />
      <Field {...field('position', medal?.position ?? 100)} label={t('merits.desk.position')} inputMode="numeric" required />
      <Check
        name="isOpen"
        value="1"
        label={t('merits.desk.is_open')}
        defaultChecked={tickOf(writing, 'isOpen', 'sign', medal?.isOpen ?? true)}
      />
    </>
  );
}

function Holders({ view: { medal, holders, writing }, frame }: MedalFormProps) {
  const { t, formats } = frame;
  return (
    <>
      <h2 id="holders">{t('merits.desk.holders')}</h2>
      {holders.length ? null : <p className="mute">{t('merits.desk.no_holders')}</p>}
      <ul className="lines">
        {holders.map(({ id, member, grantedAt, expiresAt, reason }) => (
          <li key={id}>
            <p className="person">
              <span className="who">
                <Seal seal={member.seal} size={28} />
                <MemberName member={member} frame={frame} />
              </span>
              <span className="mute">{t('merits.medals.since', { date: formats.date(grantedAt) })}</span>
              {expiresAt ? <span className="mute">{t('merits.medals.until', { date: formats.date(expiresAt) })}</span> : null}
            </p>
            {reason ? <p dir="auto">{reason}</p> : null}
            <form className="narrow" method="post" action={`/admin/medals/${medal!.id}/withdraw`} data-enhance="plain">
              <HiddenFields frame={frame} repeat={`${writing.repeat}-${id}`} />
              <input type="hidden" name="holding" value={id} />
              <Field
                name="reason"
                id={`reason-${id}`}
                label={t('merits.desk.withdraw_reason')}
                required
                dir="auto"
                defaultValue={writing.values.holding === String(id) ? writing.values.reason : ''}
                error={writing.values.holding === String(id) ? writing.refusal?.fields.reason : null}
              />
              <button className="btn sm wrong">{t('merits.desk.withdraw')}</button>
            </form>
          </li>
        ))}
      </ul>
    </>
  );
}
