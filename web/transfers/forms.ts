/**
 * Forms of a transfer, in two steps: the first one only asks what it would do and keeps what was typed for the page that shows it;
 * the second one does it. Both steps work without script, and going back and sending again gives the first answer.
 */
import { randomUUID } from 'node:crypto';
import { execute, Failure } from '@/core/kernel';
import { quoteTransfer, type TransferQuote, transferPoints, type TransferResult } from '@/core/transfers';
import { form } from '@/web/kernel/form';
import { type Fields, keepForm } from '@/web/kernel/kept';
import { textOf } from '@/web/kernel/read-fields';

export const TRANSFER = '/points/transfer';
export const CONFIRM = '/points/transfer/confirm';

const inputOf = (fields: Fields) => ({
  to: textOf(fields, 'to') ?? '',
  amount: textOf(fields, 'amount') ?? '',
  note: textOf(fields, 'note') ?? '',
});

/** POST `/points/transfer/check`. Fields: `to`, `amount`, `note`. */
export const checkTransferForm = form<TransferQuote>({
  perform: (context, fields) => quoteTransfer(context, inputOf(fields)),
  page: () => TRANSFER,
  place: () => CONFIRM,
  cookies: async (_quote, fields) => {
    // Made once here, so that the page that asks once more has the same key however often it is opened.
    const line = await keepForm('kept', CONFIRM, { ...inputOf(fields), once: randomUUID() }, null);
    if (line === null) throw new Failure('limit.rate', { seconds: 3_600 });
    return [line];
  },
});

/** POST `/points/transfer/send`. Fields: `to`, `amount`, `note`, `once`: the repeat key. */
export const transferPointsForm = form<TransferResult>({
  perform: async (context, fields) => {
    const once = textOf(fields, 'once') ?? '';
    // Without its key a form that is sent twice would be done twice.
    if (!/^[\w-]{8,100}$/.test(once)) throw new Failure('form.stale');
    return (await execute(context, transferPoints, inputOf(fields), { repeatKey: once })).result;
  },
  page: () => CONFIRM,
  place: () => TRANSFER,
  toast: ({ to, amount, tax, received, left }) => ({ key: 'transfers.toast.sent', values: { to, amount, tax, received, left } }),
});
