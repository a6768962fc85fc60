/** Address of a collection. */
export const collectionHref = ({ id, slug }: { id: number; slug: string }): string =>
  `/collections/${id}${slug ? `/${encodeURIComponent(slug)}` : ''}`;
