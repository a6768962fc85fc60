/** What the form of the grid of rights says, told by what was shown: so two administrators at once do not undo one another. */
import { type Grant, GRANTS } from '@/core/rights';
import type { Fields } from '@/web/kernel/kept';
import { textOf } from '@/web/kernel/read-fields';

export interface GroupChange {
  groupId: number;
  give: string[];
  take: string[];
}

/** Fields: `was.<group>` = the rights that were ticked, `r.<group>` = those that are. Only groups in which something changed. */
export function groupChangesIn(fields: Fields): GroupChange[] {
  return namesOf(fields, /^was\.(\d{1,15})$/)
    .map(([name, groupId]) => {
      const was = wordsIn(fields[name]);
      const is = wordsIn(fields[`r.${groupId}`]);
      return {
        groupId: Number(groupId),
        give: is.filter((right) => !was.includes(right)),
        take: was.filter((right) => !is.includes(right)),
      };
    })
    .filter(({ give, take }) => give.length || take.length);
}

export interface GrantChange {
  groupId: number;
  right: string;
  /** Null: no such choice. */
  grant: Grant | null;
}

/** Fields: `was` = `group:right:grant …` of what was granted, `g.<group>.<right>` = what is chosen. Only cells that changed. */
export function grantChangesIn(fields: Fields): GrantChange[] {
  const was = new Map<string, string | undefined>(
    wordsIn(fields.was).map((line) => {
      const [groupId, right, grant] = line.split(':');
      return [`${groupId}.${right}`, grant] as const;
    }),
  );
  return namesOf(fields, /^g\.(\d{1,15}\.[a-z_.]+)$/).flatMap(([name, cell]) => {
    const chosen = textOf(fields, name);
    if (chosen === (was.get(cell) ?? 'inherit')) return [];
    const [groupId = '', ...right] = cell.split('.');
    return [{ groupId: Number(groupId), right: right.join('.'), grant: GRANTS.find((grant) => grant === chosen) ?? null }];
  });
}

/** Cells that were changed in a form that came back, by `group.right`: ticked or not (`allow`, `inherit`), or the board's word. */
export function typedCells(fields: Fields, boardId: number | null): Record<string, Grant> {
  if ((textOf(fields, 'boardId') ?? '') !== String(boardId ?? '')) return {};
  const cells =
    boardId === null
      ? groupChangesIn(fields).flatMap(({ groupId, give, take }) => [
          ...give.map((right) => [`${groupId}.${right}`, 'allow'] as const),
          ...take.map((right) => [`${groupId}.${right}`, 'inherit'] as const),
        ])
      : grantChangesIn(fields).flatMap(({ groupId, right, grant }) => (grant ? [[`${groupId}.${right}`, grant] as const] : []));
  return Object.fromEntries(cells);
}

/** A repeated field comes as a list, a kept one as words. */
const wordsIn = (value: Fields[string] | undefined): string[] => [value ?? []].flat().flatMap((text) => text.split(' ').filter(Boolean));

/** Names of fields with what they stand for. */
const namesOf = (fields: Fields, pattern: RegExp): [string, string][] =>
  Object.keys(fields).flatMap((name) => {
    const found = pattern.exec(name)?.[1];
    return found ? [[name, found]] : [];
  });
