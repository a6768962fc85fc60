import type { ReactNode } from 'react';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import type { Frame } from '@/components/ui/frame';
import { Notice } from '@/components/ui/notice';

const TABS = ['profile', 'account', 'notices', 'security', 'reading', 'blocks'] as const;
export type SettingsTab = (typeof TABS)[number];

/** What was typed and refused on a page of settings. */
export interface SettingsWriting {
  repeat: string;
  values: Record<string, string>;
  refusal: { message: string; fields: Record<string, string> } | null;
}

/**
 * Where the ticks of a form start: as they were sent when it was refused, else as they are stored. An unticked box is not sent, so `sign`
 * names a field that this form always sends: a page has several forms, and another one's refusal says nothing of these ticks.
 */
export const ticksOf =
  ({ values, refusal }: SettingsWriting, sign: string) =>
  (name: string, stored: boolean): boolean =>
    refusal && values[sign] !== undefined ? values[name] !== undefined : stored;

/** The list of settings left, one form a page right. Guests have only the reading choices. */
export function Settings({
  tab,
  writing,
  frame,
  children,
}: {
  tab: SettingsTab;
  writing: SettingsWriting;
  frame: Frame;
  children: ReactNode;
}) {
  const { t } = frame;
  const tabs = frame.viewer ? TABS : (['reading'] as const);
  return (
    <>
      <Breadcrumb frame={frame} steps={[{ text: t('settings.title') }, { text: t(`settings.tab.${tab}`) }]} />
      <div className="settings">
        <nav aria-label={t('settings.nav')}>
          {tabs.map((each) => (
            <a key={each} href={`/settings/${each}`} aria-current={each === tab ? 'page' : undefined}>
              {t(`settings.tab.${each}`)}
            </a>
          ))}
        </nav>
        <div>
          <h1>{t(`settings.tab.${tab}`)}</h1>
          {writing.refusal ? <Notice kind="bad">{writing.refusal.message}</Notice> : null}
          {children}
        </div>
      </div>
    </>
  );
}
