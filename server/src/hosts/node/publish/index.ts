/** Publishes a folder of advisories as a site. This folder is a separate bundle, so it may only export functions and types. */
export { publishSite } from './publishSite.ts';
export type { PublishJob, Published, PublishSource, ReadAdvisory } from './publishSite.ts';
