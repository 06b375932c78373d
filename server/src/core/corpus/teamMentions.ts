/**
 * Collects the mentions in a team catalogue, whose actors, malware, tools, campaigns and tags have the same structure as in an advisory.
 */
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { AdvisoryDocument } from '../document/document.ts';
import { buildAdvisory } from '../model/build.ts';
import { identitySource } from './identities.ts';
import type { Mention } from './mention.ts';
import { rowMentions } from './rowMentions.ts';

/**
 * Returns the mentions in a catalogue file, in document order. `catalogue` must contain the entries of the file, so that they have the same
 * identity keys as their mentions in advisories.
 */
export function teamMentions({ root, text }: AdvisoryDocument, catalogue: Catalogue): readonly Mention[] {
  const advisory = buildAdvisory(root, { isUnparsed: () => false, isConsumed: () => false });
  const found = rowMentions(advisory, text, identitySource(advisory, catalogue));
  return found.sort((a, b) => a.span[0] - b.span[0]);
}
