/** Numbered pages and cursors. */
export interface Pages {
  /** This page, from 1. */
  page: number;
  /** Number of pages, at least 1. */
  pages: number;
  /** Number of items over all pages. */
  total: number;
}

/** Pages of a list of `total` items; a page out of range is clamped. */
export function pagesOf(total: number, size: number, page: number): Pages {
  const pages = Math.max(1, Math.ceil(total / size));
  return { page: Math.min(Math.max(1, Math.trunc(page) || 1), pages), pages, total };
}

/** Page on which a floor stands. */
export const pageOfFloor = (floor: number, size: number): number => Math.max(1, Math.ceil(floor / size));

/** One page of a cursor list. */
export interface CursorPage<T> {
  items: T[];
  /** Cursor of the next page, or null at the end. */
  next: string | null;
}
