/** Catalogue updates: reads downloaded and stored files, checks whether they can be installed, and builds the updated catalogue. */
export { checkRelease, type AcceptanceOptions } from './acceptance.ts';
export { withLayers, type Layers } from './layers.ts';
export type { ActorUpdate, Descriptions, ReleaseData, UpdateContents } from './releaseData.ts';
export { completedBy, joinReleases } from './stixBundle.ts';
export { asActorUpdate, asDescriptions, asReleaseData } from './stored.ts';
export { tryCatalogue, type TrialParts } from './trial.ts';
export { UpdateError } from './updateError.ts';
export { createUpdateReader, type UpdateReader } from './updateReader.ts';
