/** Creates a site from advisories. This folder is a separate part of the bundles, and its only exports at run time are functions. */
export { createSite } from './createSite.ts';
export { distinctNames } from './names.ts';
export type { Added, Site, SiteSource } from './createSite.ts';
export type { SiteFile, SiteOptions, SiteTools } from './site.ts';
