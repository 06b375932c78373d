/** Creates a site from advisories. This file is the entry point of a bundle that is loaded on demand, so its only exports at run time are functions. */
export { createSite } from './createSite.ts';
export { distinctNames } from './names.ts';
export { indexFolders } from './pages/frame.ts';
export type { Added, Site, SiteSource } from './createSite.ts';
export type { SiteFile, SiteOptions, SiteTools } from './site.ts';
