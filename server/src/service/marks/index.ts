/** Links, highlights, inlay hints, selection ranges and semantic tokens: a separate part of the bundles, loaded on first use. */
export { provideDocumentLinks } from '../documentLinks.ts';
export { provideHighlights } from './highlights.ts';
export { provideInlayHints } from './inlayHints.ts';
export { provideSelectionRanges } from './selectionRanges.ts';
export { findTokens } from './semanticTokens.ts';
export { weaknessNames } from './weaknesses.ts';
