import type { BlocksView } from '@/core/blocks/views';
import { MemberName } from '@/components/members/member-name';
import { Field, TextField } from '@/components/ui/field';
import type { Frame } from '@/components/ui/frame';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { Seal } from '@/components/ui/seal';
import { Settings, type SettingsWriting } from './settings-frame';

interface BlocksProps {
  blocks: BlocksView;
  writing: SettingsWriting;
  frame: Frame;
}

/** Blocked members and muted words (D6). */
export function BlocksForms({ blocks, writing, frame }: BlocksProps) {
  const { t } = frame;
  const { values, refusal } = writing;
  const errors = refusal?.fields ?? {};
  return (
    <Settings tab="blocks" writing={writing} frame={frame}>
      <h2>{t('blocks.members')}</h2>
      <p className="about">{t('blocks.members_note')}</p>
      <BlockedMembers blocked={blocks.blocked} frame={frame} />
      <form method="post" action="/settings/blocks/member" data-enhance="plain">
        <HiddenFields frame={frame} />
        <Field name="name" label={t('blocks.name')} defaultValue={values.name} error={errors.name} autoComplete="off" dir="auto" required />
        <button className="btn">{t('blocks.block')}</button>
      </form>
      <h2>{t('blocks.words')}</h2>
      <form method="post" action="/settings/blocks/words" data-enhance="plain">
        <HiddenFields frame={frame} repeat={writing.repeat} />
        <TextField
          name="words"
          label={t('blocks.words_label')}
          hint={t('blocks.words_hint')}
          rows={8}
          defaultValue={values.words ?? blocks.words.join('\n')}
          error={errors.words}
        />
        <button className="btn solid">{t('settings.save')}</button>
      </form>
    </Settings>
  );
}

function BlockedMembers({ blocked, frame }: { blocked: BlocksView['blocked']; frame: Frame }) {
  const { t, formats } = frame;
  if (!blocked.length) return <p className="dim facts">{t('blocks.none')}</p>;
  return (
    <ul className="lines facts">
      {blocked.map(({ member, at }) => (
        <li key={member.id} className="person">
          <span className="who">
            <Seal seal={member.seal} size={28} />
            <MemberName member={member} frame={frame} />
          </span>
          <span className="n">{t('blocks.since', { date: formats.date(at) })}</span>
          <form method="post" action="/settings/blocks/member" data-enhance="plain">
            <HiddenFields frame={frame} />
            <input type="hidden" name="memberId" value={member.id} />
            <button className="btn sm">{t('blocks.unblock')}</button>
          </form>
        </li>
      ))}
    </ul>
  );
}
