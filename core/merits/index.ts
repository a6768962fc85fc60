/** What tasks and medals have in common: the shapes that an administrator's forms may have. */
export { type LocalizedInput, lineInput, localizedInput, reasonInput, wholeNumber } from './merit-input';
