/**
 * Transfers: coins from one member to another, less the board's part, exactly once and never more than one has. Nobody is told
 * what another has; both sides find the movement in their history.
 */
export { quoteTransfer, readTransferTerms, type TransferQuote, type TransferTermsView } from './quote-transfer';
export type { TransferInput } from './transfer-input';
export { transferPoints, type TransferResult } from './transfer-points';
