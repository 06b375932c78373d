/** Publishes a folder of advisories as a site. This folder is a part of the bundles, which exports only functions. */
export { publishSite } from './publishSite.ts';
export type { PublishJob, Published, PublishSource, ReadAdvisory } from './publishSite.ts';
