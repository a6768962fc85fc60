/** What a form for writing is handed by `web/`: what was typed before, why it was refused, and the key of this form. */
export interface WritingView {
  /** Fresh with every form: the same one sent twice is taken once. */
  repeat: string;
  /** What was typed before, by field. */
  values: Record<string, string>;
  /** Why it was refused; null when it merely waited for signing in. */
  refusal: { message: string; fields: Record<string, string> } | null;
  /** The text waited at the gate or was refused, and is back. */
  isReturned: boolean;
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
