import { system } from '@/platform/system';
import { openCursor, sealCursor } from './cursor';

/** Cursors of one list, sealed with this board's key. */
export function apiCursor(list: string) {
  const key = system().secrets.key('api-cursor');
  return {
    open: (given: string | undefined) => openCursor(key, list, given),
    seal: (value: string | null) => sealCursor(key, list, value),
  };
}
