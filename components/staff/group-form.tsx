import { TEXT_LANGUAGES } from '@/components/posts/writing';
import { Field } from '@/components/ui/field';
import type { Frame } from '@/components/ui/frame';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { Notice } from '@/components/ui/notice';
import { pickText } from '@/components/ui/localized';
import { DeskPage } from './desk-frame';
import type { GroupFormView } from './desk-views';
import { SaveRehearsed } from './save-rehearsed';
import { StandingRehearsed } from './standing-rehearsed';

const NAMES = ['nameZhCn', 'nameZhTw', 'nameJa', 'nameEn'] as const;

/** One group, or a rung to be: names, threshold, figures; a threshold that changed is saved where its rehearsal stands (E5, E10). */
export function GroupForm({ view, frame }: { view: GroupFormView; frame: Frame }) {
  const { t } = frame;
  const { group, writing, rehearsal } = view;
  const action = `/admin/groups/${group?.badge.key ?? 'new'}`;
  const title = group ? pickText(group.badge.name, frame.locale).text : t('standing.new_rung');
  const mayRehearse = !group || (group.from !== null && !group.isLowest);
  return (
    <DeskPage desk="groups" title={title} refusal={writing.refusal} frame={frame}>
      {rehearsal && view.isLed ? <Notice kind="warn">{t('standing.rehearse_first_group')}</Notice> : null}
      <form className="desk-form" id="draft" method="post" action={`${action}/submit`}>
        <HiddenFields frame={frame} />
        {rehearsal ? <input type="hidden" name="rehearsed" value={view.mark} /> : null}
        <Names view={view} frame={frame} />
        <Figures view={view} frame={frame} />
        <p className="person">
          {mayRehearse ? (
            <button className={group || rehearsal ? 'btn' : 'btn solid'} formAction={`${action}/rehearse`}>
              {t('standing.rehearse_group')}
            </button>
          ) : null}
          {group && !rehearsal ? <button className="btn solid">{t('standing.save')}</button> : null}
        </p>
      </form>
      {rehearsal ? (
        <>
          <StandingRehearsed rehearsal={rehearsal} frame={frame} />
          <SaveRehearsed action={`${action}/submit`} frame={frame} />
        </>
      ) : null}
      {group && mayRehearse ? (
        <form method="post" action={`${action}/remove`}>
          <HiddenFields frame={frame} />
          <button className="btn wrong">{t('standing.remove_group')}</button>
          <p className="mute">{t('standing.remove_group_hint')}</p>
        </form>
      ) : null}
    </DeskPage>
  );
}

function Names({ view: { group, writing }, frame }: { view: GroupFormView; frame: Frame }) {
  const { t } = frame;
  const errors = writing.refusal?.fields ?? {};
  return (
    <>
      {group ? null : (
        <Field
          name="key"
          label={t('standing.key')}
          hint={t('standing.key_hint')}
          defaultValue={writing.values.key ?? ''}
          error={errors.key}
          autoCapitalize="none"
          spellCheck={false}
        />
      )}
      {TEXT_LANGUAGES.map(([language, own], nth) => ({ language, own, name: NAMES[nth]! })).map(({ language, own, name }) => (
        <Field
          key={name}
          name={name}
          label={t('standing.name_in', { language: own })}
          lang={language}
          defaultValue={writing.values[name] ?? group?.badge.name[language] ?? ''}
          error={errors[name]}
        />
      ))}
    </>
  );
}

function Figures({ view: { group, writing }, frame }: { view: GroupFormView; frame: Frame }) {
  const { t } = frame;
  const errors = writing.refusal?.fields ?? {};
  const figures: [string, string, number | undefined][] = [
    ['tally', 'tally', group?.badge.tally],
    ['readLevel', 'read_level', group?.readLevel],
    ['maxImageKb', 'max_image_kb', group && Math.round(group.maxImageBytes / 1_024)],
    ['signatureLength', 'signature_length', group?.signatureLength],
    ['ratingMost', 'rating_most', group?.ratingMost],
    ['ratingDaily', 'rating_daily', group?.ratingDaily],
  ].map(([name, words, value]) => [name as string, words as string, value as number | undefined]);
  const hasThreshold = !group || (group.from !== null && !group.isLowest);
  return (
    <>
      {hasThreshold ? (
        <Field
          name="from"
          label={t('standing.from')}
          inputMode="numeric"
          defaultValue={writing.values.from ?? group?.from?.toString() ?? ''}
          error={errors.from}
        />
      ) : null}
      {group?.isLowest ? <p className="mute">{t('standing.lowest_hint')}</p> : null}
      {figures.map(([name, words, value]) => (
        <Field
          key={name}
          name={name}
          label={t(`standing.${words}`)}
          inputMode="numeric"
          hint={!group && name.startsWith('rating') ? t('standing.rating_below') : undefined}
          defaultValue={writing.values[name] ?? value?.toString() ?? ''}
          error={errors[name]}
        />
      ))}
      {group ? <RatingNote group={group} frame={frame} /> : null}
    </>
  );
}

/** The right to rate and the figures belong together: one without the other lets nobody rate. */
function RatingNote({ group, frame: { t } }: { group: NonNullable<GroupFormView['group']>; frame: Frame }) {
  const right = t('rights.right.post.rate');
  const hasRight = group.rights.includes('post.rate');
  const hasFigures = group.ratingMost > 0 && group.ratingDaily > 0;
  if (hasRight === hasFigures) return null;
  return <p className="mute">{t(hasRight ? 'standing.rating_nothing' : 'standing.rating_no_right', { right })}</p>;
}
