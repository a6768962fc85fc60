/** What every scenario gets. */
import type { Board } from '../board';
import type { Api } from '../clients';
import type { Flags } from '../flags';
import type { Report } from '../report';

export interface Bench {
  board: Board;
  flags: Flags;
  report: Report;
  /** An administrator's. */
  api: Api;
  /** A thread with a full first page: its address, its id and its board's slug. */
  busy: { path: string; id: number; board: string };
}

export const BROTLI = { 'accept-encoding': 'br' };
