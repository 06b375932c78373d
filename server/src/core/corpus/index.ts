/**
 * The workspace index: finds the mentions in a workspace's advisories. Other folders import only this file, because it is the
 * entry point of a bundle that is loaded by the first request that needs it.
 */
export { createCorpus, type Corpus } from './corpus.ts';
export { definitionsAt, type Definition } from './definition.ts';
export { factsOf, isFacts, type AdvisoryFacts } from './facts.ts';
export { isGrouping, type CorpusEntry, type CorpusGroup, type Grouping } from './groups.ts';
export { labelOfKey } from './labels.ts';
export { canRename, type Mention, type MentionKind } from './mention.ts';
export { mentionAt, mentionsOf } from './mentions.ts';
export type { PlainLocation } from './packed.ts';
export { eachLocation, type CorpusLocations } from './locations.ts';
export { nameObstacle, namesIn, renameEdits, type Renaming } from './rename.ts';
export { idOf } from './idOf.ts';
export { otherPaths } from './otherPaths.ts';
export type { CorpusSymbol } from './symbols.ts';
