/** Whether what is to be saved was rehearsed (E10): the form sends what its rehearsal was of, and it is compared with what is sent now. */
import type { GroupView } from '@/core/groups';
import type { Fields } from '@/web/kernel/kept';
import { textOf } from '@/web/kernel/read-fields';

const RULE = ['board', 'coins', 'reputation', 'contribution', 'cycle', 'cycleMinutes', 'cap', 'dedupe'] as const;

/** What a rehearsal of a rule was of. */
export const ruleMark = (values: Fields): string => RULE.map((name) => (textOf(values, name) ?? '').trim()).join('|');

/** What a rehearsal of a threshold was of. */
export const thresholdMark = (values: Fields): string => numeral(textOf(values, 'from'));

export const isRehearsedRule = (fields: Fields): boolean => textOf(fields, 'rehearsed') === ruleMark(fields);

/** Names and figures of a group move nobody: only a threshold that changes, or a new one, asks for a rehearsal. */
export function isRehearsedGroup(fields: Fields, group: Pick<GroupView, 'from'> | undefined): boolean {
  const from = thresholdMark(fields);
  if (group && (group.from === null || from === '' || from === String(group.from))) return true;
  return textOf(fields, 'rehearsed') === from;
}

/** A whole number in the one form in which we write it; anything else as it is. */
function numeral(text: string | undefined): string {
  const plain = (text ?? '').trim().replace('−', '-');
  return /^[+-]?\d{1,12}$/.test(plain) ? String(Number(plain)) : plain;
}
