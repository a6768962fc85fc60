/** What was typed and could not be taken yet: an hour under an opaque secret, for the page that shows it again. Passwords are never kept. */
export { dropKept, type Fields, findKept, findKeptText, keep, KEPT_SECONDS, type KeptForm, type Refusal } from './kept-forms';
