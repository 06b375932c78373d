/** Determines which sections are present in an advisory and which are missing. */
import { unparsedKeys } from '../document/unparsedKeys.ts';
import { isMissing, needOf, type LocalNeed } from '../rules/shared/sections.ts';
import type { AdvisoryDocument } from '../document/document.ts';
import type { DocumentContext } from '../environment/environment.ts';
import type { SectionPresence } from '../model/advisory.ts';
import type { KeyInfo, MappingShape } from '../schema/schemaIndex.ts';

/** A section that the advisory format defines. */
export interface SectionState extends LocalNeed {
  readonly keyInfo: KeyInfo;
  /** The section's key and value in the document, or undefined if the section is missing. Spans are offsets in the document's text. */
  readonly presence: SectionPresence | undefined;
}

/**
 * Returns the state of every section that the advisory format defines, in canonical order, taking the team's requirements into account. A
 * section is omitted if its key is misspelt, misplaced or in text that could not be parsed. Returns an empty list for a document that is
 * not an advisory.
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
