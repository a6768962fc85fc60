import { FOLLOW_KINDS } from '@/core/follows/views';
import type { Frame } from '@/components/ui/frame';

type Tab = 'all' | (typeof FOLLOW_KINDS)[number];

interface TabsProps {
  current: Tab;
  href: (tab: Tab) => string;
  /** The feed has a tab for everything together. */
  withAll?: boolean;
  frame: Frame;
}

/** Members, boards, threads, tags. */
export function FollowTabs({ current, href, withAll, frame: { t } }: TabsProps) {
  const tabs: Tab[] = withAll ? ['all', ...FOLLOW_KINDS] : [...FOLLOW_KINDS];
  return (
    <nav className="tabs" aria-label={t('follows.kinds')}>
      {tabs.map((tab) => (
        <a key={tab} href={href(tab)} aria-current={tab === current ? 'page' : undefined}>
          {t(`follows.tab.${tab}`)}
        </a>
      ))}
    </nav>
  );
}
