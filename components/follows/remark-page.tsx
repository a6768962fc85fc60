import { memberHref } from '@/components/members/address';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Field } from '@/components/ui/field';
import type { Frame } from '@/components/ui/frame';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { Notice } from '@/components/ui/notice';

export interface RemarkPageView {
  name: string;
  remark: string;
  limit: number;
  writing: { repeat: string; values: Record<string, string>; refusal: { message: string; fields: Record<string, string> } | null };
}

/** One's own remark on a member one follows. */
export function RemarkPage({ view: { name, remark, limit, writing }, frame }: { view: RemarkPageView; frame: Frame }) {
  const { t } = frame;
  const { values, refusal } = writing;
  const title = t('follows.remark_on', { name });
  return (
    <>
      <Breadcrumb frame={frame} steps={[{ href: memberHref(name), text: name }, { text: t('follows.remark') }]} />
      <div className="phead">
        <h1>{title}</h1>
      </div>
      <hr className="keisen" />
      {refusal ? <Notice kind="bad">{refusal.message}</Notice> : null}
      <form className="notices" method="post" action={`${memberHref(name, 'remark')}/submit`} data-enhance="plain">
        <HiddenFields frame={frame} repeat={writing.repeat} />
        <Field
          name="remark"
          label={t('follows.remark')}
          hint={t('follows.remark_hint', { limit })}
          defaultValue={values.remark ?? remark}
          error={refusal?.fields.remark}
          dir="auto"
          autoComplete="off"
          data-limit={limit}
        />
        <button className="btn solid">{t('follows.save')}</button>
      </form>
    </>
  );
}
