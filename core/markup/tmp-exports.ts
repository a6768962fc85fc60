export { renderMarkdown } from './render-markdown';
export { parserFor } from './markdown-parser';
