/** Completes values. This file is loaded on the first completion (see scripts/parts.mjs). */
import { actorIds, actors } from './actors.ts';
import { aliases } from './aliases.ts';
import { attackVersions } from './attackVersions.ts';
import { campaignIds, campaigns } from './campaigns.ts';
import { countries } from './countries.ts';
import { cve } from './cve.ts';
import { dataComponentIds, dataComponents } from './dataComponents.ts';
import { dates } from './dates.ts';
import { examples } from './examples.ts';
import { languages } from './languages.ts';
import { tags } from './teamWords.ts';
import { regions, sectors } from './targets.ts';
import type { Proposals, ValueRequest, ValueSource } from './proposal.ts';
import { mitigationIds } from './mitigations.ts';
import { software, softwareIds } from './software.ts';
import { tactics } from './tactics.ts';
import { techniques } from './techniques.ts';
import { weaknesses } from './weaknesses.ts';
import { words } from './words.ts';

/** The sources, in order. The first one that handles a location provides the proposals. */
const sources: readonly ValueSource[] = [
  techniques,
  tactics,
  aliases,
  actors,
  actorIds,
  software,
  softwareIds,
  campaigns,
  campaignIds,
  dataComponents,
  dataComponentIds,
  mitigationIds,
  countries,
  languages,
  regions,
  sectors,
  tags,
  dates,
  cve,
  weaknesses,
  attackVersions,
  examples,
  words,
];

/** Returns the proposals from the first source that handles the location; undefined if none does. */
export function proposeValues(request: ValueRequest): Proposals | undefined {
  for (const source of sources) {
    const proposals = source(request);
    if (proposals) return proposals;
  }
  return undefined;
}
