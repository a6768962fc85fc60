/**
 * Markup: what members write becomes HTML that runs nothing, loads nothing from elsewhere and keeps to its post.
 * Rendered once, when written, and stored with RENDERER_VERSION. Pure; never throws; time is linear in the source.
 */
export { toMarkdown, type SourceFormat } from './convert/to-markdown';
export { fillHiddenPlaces, hasHiddenPlaces, type HiddenPlace, hiddenPlacesIn } from './hidden-places';
export { MOST_HIDDEN } from './hide-rule';
export { mentionCandidates } from './mention-rule';
export { type HiddenPart, RENDERER_VERSION, renderMarkdown, type Rendered, type RenderOptions } from './render-markdown';
export { countHidden, mayHaveHidden, withoutHidden } from './without-hidden';
