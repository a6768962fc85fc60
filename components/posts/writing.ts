/** What a form for writing is handed by `web/`: what was typed before, why it was refused, and the key of this form. */
export interface WritingView {
  /** Fresh with every form: the same one sent twice is taken once. */
  repeat: string;
  /** What was typed before, by field. */
  values: Record<string, string>;
  /** Why it was refused; null when it merely waited for signing in. */
  refusal: { message: string; fields: Record<string, string>; why?: string | null } | null;
  /** The text waited at the gate or was refused, and is back. */
  isReturned: boolean;
}

/** Where a refusal is explained; null where nothing about it has to do with rights. */
export function whyHref(facts: Record<string, string | number> = {}): string | null {
  if (!facts.right) return null;
  const query = Object.entries(facts).filter(([name]) => ['right', 'board', 'thread', 'post'].includes(name));
  return `/why?${new URLSearchParams(query.map(([name, value]) => [name, String(value)]))}`;
}

/** A right, or why not. */
export type Allowance = { allowed: true } | { allowed: false; reason: string; facts?: Record<string, string | number> };

/** Languages that a text may be marked with, by their own names. */
export const TEXT_LANGUAGES = [
  ['zh-CN', '简体中文'],
  ['zh-TW', '繁體中文'],
  ['ja', '日本語'],
  ['en', 'English'],
] as const;
