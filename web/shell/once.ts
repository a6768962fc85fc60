import { currentRequest } from '@/platform/request';

/** Does a page's read once a request: its metadata and its body ask for the same view. */
export function once<T>(name: string, work: () => Promise<T>): Promise<T> {
  const { memo } = currentRequest();
  const key = `once:${name}`;
  let asked = memo.get(key) as Promise<T> | undefined;
  if (!asked) memo.set(key, (asked = work()));
  return asked;
}
