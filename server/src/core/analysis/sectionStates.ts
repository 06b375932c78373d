/** Determines which sections an advisory has and which it lacks. */
import { unparsedKeys } from '../document/unparsedKeys.ts';
import { isMissing, needOf, type LocalNeed } from '../rules/shared/sections.ts';
import type { AdvisoryDocument } from '../document/document.ts';
import type { DocumentContext } from '../environment/environment.ts';
import type { SectionPresence } from '../model/advisory.ts';
import type { KeyInfo, MappingShape } from '../schema/schemaIndex.ts';

/** A section defined by the format. */
export interface SectionState extends LocalNeed {
  readonly keyInfo: KeyInfo;
  /** Undefined if the section is missing. Spans are offsets in the document's text. */
  readonly presence: SectionPresence | undefined;
}

/**
 * Returns the state of every section defined by the format, in canonical order, with the team's requirements. A section whose key is
 * misspelt, misplaced or in unparsed text is omitted. Empty for a document that is not an advisory.
 */
export function sectionStates(
  document: AdvisoryDocument,
  schema: MappingShape,
  { requiredSections = {} }: DocumentContext,
): readonly SectionState[] {
  if (document.kind !== 'advisory') return [];
  const { advisory, root } = document;
  const missing = isMissing({ advisory, root, schema, unparsedKeys: unparsedKeys(document) });
  return schema.keys.flatMap((keyInfo): SectionState[] => {
    const presence = advisory.sections.get(keyInfo.key);
    if (!presence && !missing(keyInfo.key)) return [];
    return [{ keyInfo, presence, ...needOf({ advisory, requiredSections }, keyInfo) }];
  });
}
