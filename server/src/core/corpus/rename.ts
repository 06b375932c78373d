/** Renames actors, malware, tools and tags in one document. */
import { nameKey } from '../catalogue/names.ts';
import type { AdvisoryDocument } from '../document/document.ts';
import { replaceScalar } from '../editing/replaceScalar.ts';
import type { Environment } from '../environment/environment.ts';
import type { Edit } from '../text/edits.ts';
import { canRename, type Mention, type MentionKind } from './mention.ts';
import { mentionsOf } from './mentions.ts';
import { teamMentions } from './teamMentions.ts';

/** A request to rename the objects of one kind. Names that equal `from`, ignoring case and separators, are changed to `to`. */
export interface Renaming {
  readonly kind: MentionKind;
  readonly from: string;
  readonly to: string;
}

/** The maximum length of a name, in UTF-16 units. */
const maxNameLength = 200;

/** Returns a sentence that explains why a string cannot be used as a name, or undefined if it can. */
export function nameObstacle(name: string): string | undefined {
  if (name.trim() === '') return 'Enter a name.';
  if (/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/u.test(name))
    return 'A name must be one line without control characters.';
  if (name.length > maxNameLength) return `A name may have at most ${maxNameLength} characters.`;
  return undefined;
}

/**
 * Returns the edits that rename objects in an advisory or team catalogue, in document order. Quoting is preserved where possible. Returns
 * no edits for other documents.
 */
export function renameEdits(document: AdvisoryDocument, env: Environment, renaming: Renaming): readonly Edit[] {
  const wanted = nameKey(renaming.from);
  const seen = new Set<string>();
  return namesIn(document, env).flatMap(({ kind, role, name, span }) => {
    if (kind !== renaming.kind || !canRename({ kind, role, name }) || nameKey(name) !== wanted) return [];
    const location = span.join();
    if (seen.has(location)) return [];
    seen.add(location);
    return replaceScalar(document, span, renaming.to.trim());
  });
}

/** Returns everything that an advisory or a team catalogue mentions. */
export function namesIn(
  document: AdvisoryDocument,
  env: Pick<Environment, 'catalogue' | 'schema'>,
): readonly Mention[] {
  return document.kind === 'catalogue' ? teamMentions(document, env.catalogue) : mentionsOf(document, env);
}
