/** What explains values when the author asks: a part of the bundles, loaded at the first hover or documented completion. */
export { resolveItem } from './completion/resolve.ts';
export { provideHover } from './hover.ts';
