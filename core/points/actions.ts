import { FACTORY_RULES } from './factory-rules';

/** Actions that a rule may be made for: the one list. */
export const ACTIONS: readonly string[] = FACTORY_RULES.map(({ action }) => action);

/** Names that the ledger gives to movements of its own: points that give points would never end. */
const OF_THE_LEDGER = ['transfer', 'tax', 'reversal', 'restoration', 'shortfall', 'repayment', 'rating', 'grant', 'opening'];

/** Whether a name is one that the ledger gives to movements of its own. */
export const isOfTheLedger = (action: string): boolean => OF_THE_LEDGER.includes(action);
