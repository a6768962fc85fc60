import type { Folded } from '@/core/blocks/views';
import type { CursorPage } from '@/core/kernel';
import type { PostRowView } from '@/core/posts/views';

/** A hit: the excerpt is text with marks as [from, to) offsets in UTF-16 units. */
export interface SearchHitView extends PostRowView {
  marks: [number, number][];
  /** Stands folded for the viewer, behind one line with others. */
  folded: Folded;
  board: { slug: string; name: Partial<Record<'zh-CN' | 'zh-TW' | 'ja' | 'en', string>> };
}
export type SearchResults = CursorPage<SearchHitView>;
