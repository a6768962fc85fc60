import { memberHref } from '@/components/members/address';
import type { WritingView } from '@/components/posts/writing';
import { Field } from '@/components/ui/field';
import type { Frame } from '@/components/ui/frame';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { Notice } from '@/components/ui/notice';

/** Points by hand, with a reason that the member reads; for administrators. */
export function GrantForm({ name, writing, frame }: { name: string; writing: WritingView; frame: Frame }) {
  const { t } = frame;
  const { values, refusal, repeat } = writing;
  return (
    <details open={refusal !== null}>
      <summary>{t('points.grant.title')}</summary>
      {refusal ? <Notice kind="bad">{refusal.message}</Notice> : null}
      <form className="desk-form" method="post" action={memberHref(name, 'points/grant')}>
        <HiddenFields frame={frame} repeat={repeat} />
        <p className="mute">{t('points.grant.intro')}</p>
        {(['coins', 'reputation', 'contribution'] as const).map((currency) => (
          <Field
            key={currency}
            name={currency}
            label={t(`points.currency.${currency}`)}
            inputMode="numeric"
            defaultValue={values[currency] ?? ''}
            error={refusal?.fields[currency]}
          />
        ))}
        <Field
          name="note"
          label={t('points.grant.note')}
          defaultValue={values.note ?? ''}
          error={refusal?.fields.note}
          dir="auto"
          data-limit={200}
        />
        <button className="btn">{t('points.grant.submit')}</button>
      </form>
    </details>
  );
}
