/** Reads of the pages of a transfer. */
import { isFailure } from '@/core/kernel';
import { quoteTransfer, readTransferTerms, type TransferQuote, type TransferTermsView } from '@/core/transfers';
import { type Missing, neverCached, redirectTo } from '@/web/kernel/answer';
import { requestContext } from '@/web/kernel/context';
import { sentenceOf } from '@/web/kernel/form-answer';
import { keptForm } from '@/web/kernel/kept';
import { locale } from '@/web/kernel/locale';
import { translator } from '@/web/kernel/messages';
import { refusedPage, toldFully } from '@/web/kernel/why';
import { type Writing, writingAt, writingOf } from '@/web/posts/writing';
import { one, type Params } from '@/web/threads/list-params';
import { CONFIRM, TRANSFER } from './forms';

export interface TransferPage {
  terms: TransferTermsView;
  /** What the form starts with: what was typed, else what the link said. */
  writing: Writing;
}

/** `/points/transfer`, with `?to=`, `?amount=` and `?note=`; those who may not send are told the rule. */
export async function transferPage(params: Params): Promise<TransferPage | Missing> {
  neverCached();
  const context = await requestContext();
  try {
    const terms = await readTransferTerms(context);
    const writing = await writingAt(TRANSFER);
    const asked = {
      to: one(params.to)?.slice(0, 200) ?? '',
      amount: one(params.amount)?.slice(0, 20) ?? '',
      note: one(params.note)?.slice(0, 1_000) ?? '',
    };
    return { terms, writing: { ...writing, values: { ...asked, ...writing.values } } };
  } catch (thrown) {
    if (isFailure(thrown)) return refusedPage(context, thrown);
    throw thrown;
  }
}

export interface ConfirmPage {
  /** Null where it can no longer be done. */
  quote: TransferQuote | null;
  values: Record<string, string>;
  /** Why not. */
  refusal: string | null;
}

/** `/points/transfer/confirm`: what the transfer would do, by the figures of this moment. Without a form before it there is nothing to ask. */
export async function confirmPage(): Promise<ConfirmPage | Missing | { moved: true }> {
  neverCached();
  const kept = await keptForm(CONFIRM);
  if (!kept?.values.once) {
    redirectTo(TRANSFER);
    return { moved: true };
  }
  const { values, refusal } = await writingOf(kept);
  const context = await requestContext();
  try {
    const quote = await quoteTransfer(context, {
      to: values.to ?? '',
      amount: values.amount ?? '',
      note: values.note ?? '',
    });
    return { quote, values, refusal: refusal?.message ?? null };
  } catch (thrown) {
    if (!isFailure(thrown)) throw thrown;
    return { quote: null, values, refusal: sentenceOf(translator(await locale()), await toldFully(context, thrown)) };
  }
}
