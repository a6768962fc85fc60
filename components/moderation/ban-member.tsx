import type { BanView } from '@/core/moderation/views';
import { memberHref } from '@/components/members/address';
import { Returned } from '@/components/posts/composer';
import type { WritingView } from '@/components/posts/writing';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Field, SelectField } from '@/components/ui/field';
import type { Frame } from '@/components/ui/frame';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { Notice } from '@/components/ui/notice';

interface BanProps {
  view: { ban: BanView; writing: WritingView };
  frame: Frame;
}

const DAYS = ['1', '3', '7', '30', '90', '365'];

/** Banning a member, or letting them in again. */
export function BanMember({ view: { ban, writing }, frame }: BanProps) {
  const { t } = frame;
  const { name } = ban.member;
  const { values, refusal } = writing;
  const here = memberHref(name, 'ban');
  return (
    <>
      <Breadcrumb frame={frame} steps={[{ href: memberHref(name), text: name }, { text: t('desk.ban') }]} />
      <div className="write">
        <h1>{t('desk.ban_title', { name })}</h1>
        <Returned writing={writing} frame={frame} />
        {ban.isBanned ? <Present ban={ban} here={here} frame={frame} /> : null}
        <p className="about">{t('desk.ban_note')}</p>
        <form method="post" action={`${here}/submit`} data-enhance="plain">
          <HiddenFields frame={frame} repeat={writing.repeat} />
          <SelectField
            name="days"
            label={t('desk.ban_for')}
            defaultValue={values.days ?? '7'}
            error={refusal?.fields.days}
            options={[
              ...DAYS.map((days) => ({ value: days, label: t('desk.days', { days: Number(days) }) })),
              { value: '', label: t('desk.for_good') },
            ]}
          />
          <Field
            name="reason"
            label={t('desk.ban_reason')}
            defaultValue={values.reason}
            error={refusal?.fields.reason}
            maxLength={400}
            dir="auto"
            autoComplete="off"
          />
          <button className="btn solid">{t('desk.ban')}</button>
        </form>
      </div>
    </>
  );
}

function Present({ ban, here, frame }: { ban: BanView; here: string; frame: Frame }) {
  const { t, formats } = frame;
  const { reason, until } = ban;
  return (
    <Notice kind="warn">
      <p>{until ? t('desk.banned_until', { reason, time: formats.full(until) }) : t('desk.banned_for_good', { reason })}</p>
      <form method="post" action={`${here}/end`} data-enhance="plain">
        <HiddenFields frame={frame} />
        <button className="btn">{t('desk.unban')}</button>
      </form>
    </Notice>
  );
}
