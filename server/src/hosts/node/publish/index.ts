/** Publishes a folder of advisories as a site. This folder is a separate part of the bundles and exports only functions. */
export { publishSite } from './publishSite.ts';
export type { PublishJob, Published, PublishSource, ReadAdvisory } from './publishSite.ts';
