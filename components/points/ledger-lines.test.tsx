/** A history says what the board kept of a transfer, to whoever paid it. */
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { LedgerLineView } from '@/core/points/views';
import { frameOf, type Locale } from '@/components/ui/frame';
import { translator } from '@/web/kernel/messages';
import { LedgerLines } from './ledger-lines';

const frameFor = (locale: Locale) =>
  frameOf({
    locale,
    t: translator(locale),
    timeZone: 'UTC',
    viewer: { id: 1, name: 'Ann', seal: { char: 'A', pigment: 'a' } },
    csrf: 'token',
    path: '/u/Ann/points',
    origin: 'http://localhost',
    siteName: 'Kawara',
    now: new Date('2026-11-23T12:00:00Z'),
  });
const transfer = (isSent: boolean, fee: number): LedgerLineView => ({
  id: 1,
  rule: 'transfer',
  amounts: { coins: isSent ? -10 : 8 },
  at: new Date('2026-11-23T11:00:00Z'),
  post: null,
  thread: null,
  task: null,
  transfer: { isSent, fee, other: { id: 2, name: 'Ben' } },
  isReversal: false,
  isRestoration: false,
  actor: null,
  note: '',
  board: null,
  balances: { coins: 90 },
});
const draw = (line: LedgerLineView, locale: Locale = 'en') => renderToStaticMarkup(<LedgerLines lines={[line]} frame={frameFor(locale)} />);

it.each([
  ['en', '(fee 2)'],
  ['ja', '（手数料 2）'],
  ['zh-TW', '（手續費 2）'],
  ['zh-CN', '（手续费 2）'],
] as const)('%s: the sender reads the fee, the receiver does not', (locale, words) => {
  expect(draw(transfer(true, 2), locale)).toContain(words);
  expect(draw(transfer(false, 0), locale)).not.toMatch(/fee|手[数續续]/);
  expect(draw(transfer(true, 0), locale)).not.toMatch(/fee|手[数續续]/);
});
