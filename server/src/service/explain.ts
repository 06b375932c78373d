/** Hovers and documentation for completion items: a separate part of the bundles, loaded on first use. */
export { resolveItem } from './completion/resolve.ts';
export { provideHover } from './hover.ts';
