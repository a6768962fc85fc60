import type { LocalizedText } from '@/components/ui/localized';

/** Reading choices as the menu shows them. */
export interface ReadingChoices {
  size: number;
  face: string;
  leading: number;
  indent: boolean;
  density: string;
}

/** What the shell around every page shows; made by `web/shell/reads.ts`. */
export interface ShellView {
  /** The mark: Han or kana for the cartouche, Latin beside it; either may be ''. */
  brand: { cjk: string; latin: string };
  /** Boards of the first level that the viewer may see. */
  boards: { slug: string; name: LocalizedText }[];
  announcement: LocalizedText;
  theme: string;
  /** Null for guests: their pages are cached, so the style sheet shows their choices by html's attributes. */
  reading: ReadingChoices | null;
  /** What was just done, in words. */
  toast: string | null;
}

/** The interface's languages by their own names. */
export const TONGUES = [
  { locale: 'zh-CN', name: '简体中文', short: '简体' },
  { locale: 'zh-TW', name: '繁體中文', short: '繁體' },
  { locale: 'ja', name: '日本語', short: '日本語' },
  { locale: 'en', name: 'English', short: 'English' },
] as const;
