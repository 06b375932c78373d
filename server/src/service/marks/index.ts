/** Links, highlights, inlay hints, selection ranges and semantic tokens: the entry point of a bundle that is loaded on demand. */
export { provideDocumentLinks } from '../documentLinks.ts';
export { provideHighlights } from './highlights.ts';
export { provideInlayHints } from './inlayHints.ts';
export { provideSelectionRanges } from './selectionRanges.ts';
export { findTokens } from './semanticTokens.ts';
export { weaknessNames } from './weaknesses.ts';
