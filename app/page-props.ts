/** What Next hands to a page; written out so that types need no build before them. */
export interface Props<P = Record<never, never>> {
  params: Promise<P>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}
