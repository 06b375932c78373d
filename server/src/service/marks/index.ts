/** What an editor marks in a text: a part of the bundles, loaded when it first asks for any of it. */
export { provideDocumentLinks } from '../documentLinks.ts';
export { provideHighlights } from './highlights.ts';
export { provideInlayHints } from './inlayHints.ts';
export { provideSelectionRanges } from './selectionRanges.ts';
export { findTokens } from './semanticTokens.ts';
