import type { MemberRef } from '@/core/members/views';
import { nameIn } from '@/components/members/member-name';
import { Returned } from '@/components/posts/composer';
import type { WritingView } from '@/components/posts/writing';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Field, SelectField } from '@/components/ui/field';
import type { Frame } from '@/components/ui/frame';
import { HiddenFields } from '@/components/ui/hidden-fields';

interface RateProps {
  view: {
    form: {
      postId: number;
      floor: number;
      author: MemberRef;
      thread: { title: string; lang: string };
      url: string;
      currencies: readonly string[];
      most: number;
      left: number;
      mayTake: boolean;
    };
    writing: WritingView;
  };
  frame: Frame;
}

const PRESETS = ['well_written', 'original', 'helpful', 'thorough', 'kind'] as const;
const PRESETS_OF_STAFF = ['advertising', 'off_topic', 'against_rules'] as const;

/** The form for rating a post. */
export function RatePost({ view: { form, writing }, frame }: RateProps) {
  const { t, formats } = frame;
  const title = t('ratings.rate_title', { floor: form.floor });
  const most = Math.min(form.most, form.left);
  return (
    <>
      <Breadcrumb frame={frame} steps={[{ href: form.url, text: form.thread.title, lang: form.thread.lang }, { text: title }]} />
      <div className="write">
        <h1>{title}</h1>
        <p className="about n">
          {t('ratings.allowance', { name: nameIn(form.author, frame), most: formats.number(form.most), left: formats.number(form.left) })}
        </p>
        <form method="post" action={`/p/${form.postId}/rate/submit`} data-enhance="plain">
          <HiddenFields frame={frame} repeat={writing.repeat} />
          <Returned writing={writing} frame={frame} />
          {most > 0 ? <Choices form={form} most={most} writing={writing} frame={frame} /> : <p>{t('ratings.nothing_left')}</p>}
          <div className="send">
            <a className="btn" href={form.url}>
              {t('posts.cancel')}
            </a>
            {most > 0 ? <button className="btn solid">{t('ratings.rate')}</button> : null}
          </div>
        </form>
      </div>
    </>
  );
}

function Choices({ form, most, writing, frame }: RateProps['view'] & { most: number; frame: Frame }) {
  const { t, formats } = frame;
  const { values, refusal } = writing;
  const amounts = Array.from({ length: most }, (_, at) => at + 1);
  const offered = form.mayTake ? [...amounts.toReversed(), ...amounts.map((amount) => -amount)] : amounts;
  const presets = form.mayTake ? [...PRESETS, ...PRESETS_OF_STAFF] : PRESETS;
  const given = offered.includes(Number(values.amount)) ? values.amount : '1';
  return (
    <>
      <SelectField
        name="currency"
        label={t('ratings.currency')}
        error={refusal?.fields.currency}
        defaultValue={values.currency}
        options={form.currencies.map((currency) => ({ value: currency, label: t(`points.currency.${currency}`) }))}
      />
      <SelectField
        name="amount"
        label={t('ratings.amount')}
        error={refusal?.fields.amount}
        defaultValue={given}
        options={offered.map((amount) => ({
          value: String(amount),
          label: `${amount > 0 ? '+' : '−'}${formats.number(Math.abs(amount))}`,
        }))}
      />
      <SelectField
        name="preset"
        label={t('ratings.reason')}
        defaultValue={values.preset}
        options={[
          { value: '', label: t('ratings.own_words') },
          ...presets.map((preset) => ({ value: t(`ratings.preset.${preset}`), label: t(`ratings.preset.${preset}`) })),
        ]}
      />
      <Field
        name="reason"
        label={t('ratings.in_words')}
        hint={t('ratings.reason_hint')}
        error={refusal?.fields.reason}
        defaultValue={values.reason}
        data-limit={80}
        dir="auto"
        autoComplete="off"
      />
    </>
  );
}
