/** Hovers and documentation for completion items: the entry point of a bundle that is loaded on demand. */
export { resolveItem } from './completion/resolve.ts';
export { provideHover } from './hover.ts';
