/**
 * Text as people write it, in any script: cleaning, counting, folding, tokens for search, names, addresses.
 * Pure: no clock, no chance, no database. Every function takes any string a form may carry and ends in linear time.
 */
export { cleanLine, cleanText, isBlank } from './clean-text';
export { isCommonPassword } from './common-passwords';
export { detectLanguage } from './detect-language';
export { isEmail, normalizeEmail } from './email';
export { foldedIncludes, foldedMarks } from './find-folded';
export { foldForSearch } from './fold';
export { countGraphemes, cutGraphemes, excerptOf, graphemesOf } from './graphemes';
export { checkName, nameKey, type NameVerdict } from './name-rules';
export { nameSkeleton } from './name-skeleton';
export { phraseSplit } from './phrase-split';
export { readingMinutes } from './reading-time';
export { sealOf } from './seal';
export { TOKENS_VERSION, toTsqueryLiteral, toTsvectorLiteral } from './search-tokens';
export { slugOf } from './slug';
