import type { Frame } from './frame';

/** What each of our forms carries: a member's token, and whatever else is named. Empty values are left out. */
export function HiddenFields({ frame, ...fields }: { frame: Frame; next?: string; repeat?: string }) {
  const all = Object.entries({ csrf: frame.csrf ?? '', ...fields });
  return <>{all.map(([name, value]) => (value ? <input key={name} type="hidden" name={name} value={value} /> : null))}</>;
}
