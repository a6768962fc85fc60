import type { GroupBadge } from '@/core/members/views';
import type { Frame } from '@/components/ui/frame';
import { pickText } from '@/components/ui/localized';

export interface ReadLevelChoice {
  level: number;
  group: GroupBadge;
}

interface SelectProps {
  /** Levels that the writer may choose; none = no choice is offered. */
  choices: ReadLevelChoice[];
  /** As it is, or as it was chosen before. */
  value?: string;
  frame: Frame;
}

/** 阅读权限: who may read a thread, by the groups that have the level. */
export function ReadLevelSelect({ choices, value = '0', frame: { t, locale } }: SelectProps) {
  if (!choices.length) return null;
  const isOther = value !== '0' && !choices.some(({ level }) => String(level) === value);
  return (
    <label>
      {t('compose.read_level')}{' '}
      <select name="readLevel" defaultValue={value}>
        <option value="0">{t('compose.read_level_none')}</option>
        {isOther ? <option value={value}>{value}</option> : null}
        {choices.map(({ level, group }) => (
          <option key={level} value={level}>
            {t('compose.read_level_choice', { level, group: pickText(group.name, locale).text })}
          </option>
        ))}
      </select>
    </label>
  );
}
