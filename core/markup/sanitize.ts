/**
 * The second line. The renderer lets no HTML of writers through; this list would hold if it ever did. Nothing here is
 * wider than what the renderer makes.
 */
import sanitizeHtml from 'sanitize-html';
import { HIDDEN_CLASS } from './hidden-places';

const KINDS = ['comment', 'string', 'number', 'keyword', 'call', 'name', 'tag', 'meta', 'inserted', 'deleted'].map((kind) => `tk-${kind}`);

const OPTIONS: sanitizeHtml.IOptions = {
  allowedTags: [
    'p',
    'br',
    'hr',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'em',
    'strong',
    'del',
    'sup',
    'code',
    'pre',
    'span',
    'blockquote',
    'ul',
    'ol',
    'li',
    'a',
    'img',
    'div',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
    'section',
  ],
  allowedAttributes: {
    a: ['href', 'title', 'rel', 'id'],
    img: ['src', 'alt', 'title', 'loading', 'decoding'],
    ol: ['start'],
    li: ['id'],
    h2: ['id'],
    h3: ['id'],
    h4: ['id'],
    h5: ['id'],
    h6: ['id'],
    pre: ['tabindex'],
    div: ['tabindex', 'data-hide'],
  },
  allowedClasses: {
    a: ['mention', 'floor', 'footnote-backref'],
    sup: ['footnote-ref'],
    code: ['language-*'],
    span: [...KINDS, 'task-mark'],
    li: ['task', 'footnote-item'],
    div: ['table-scroll', HIDDEN_CLASS],
    section: ['footnotes'],
    th: ['to-left', 'to-center', 'to-right'],
    td: ['to-left', 'to-center', 'to-right'],
  },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedSchemesByTag: { img: [] },
  allowedSchemesAppliedToAttributes: ['href', 'src'],
  allowProtocolRelative: true,
  disallowedTagsMode: 'escape',
  // An empty href is this page (CommonMark has such links), an empty alt a picture without words.
  nonBooleanAttributes: ['src'],
  enforceHtmlBoundary: false,
  nestingLimit: 60,
};

/** HTML with nothing in it but what a post may hold. */
export function sanitize(html: string): string {
  return sanitizeHtml(html, OPTIONS);
}
