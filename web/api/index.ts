/** The JSON API: one table of calls, from which its router, its description and its page are made. */
export { docsPage } from './docs-page';
export { handleApi } from './handle';
