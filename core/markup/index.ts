/**
 * Markup: what members write becomes HTML that runs nothing, loads nothing from elsewhere and keeps to its post.
 * Rendered once, when written, and stored with RENDERER_VERSION. Pure; never throws; time is linear in the source.
 */
export { toMarkdown, type SourceFormat } from './convert/to-markdown';
export { mentionCandidates } from './mention-rule';
export { RENDERER_VERSION, renderMarkdown, type Rendered, type RenderOptions } from './render-markdown';
