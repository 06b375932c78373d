/** Makes a site of advisories. The folder is a part of the bundles, which exports only functions. */
export { createSite } from './createSite.ts';
export { distinctNames } from './names.ts';
export type { Added, Site, SiteSource } from './createSite.ts';
export type { SiteFile, SiteOptions, SiteTools } from './site.ts';
