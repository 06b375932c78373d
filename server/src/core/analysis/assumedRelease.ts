/** The stage that marks fixes that depend on the ATT&CK release as unsafe while the advisory's release is only assumed. */
import type { AdvisoryDocument } from '../document/document.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { readDate } from '../model/dates.ts';
import type { Problem } from '../problems/problem.ts';
import { unparsedKeys } from '../document/unparsedKeys.ts';
import { metaOf } from '../rules/metaOf.ts';
import type { MappingShape } from '../schema/schemaIndex.ts';
import { misspeltKeys } from '../schema/unknownKeys.ts';
import type { Stage } from './stage.ts';

export const assumedRelease: Stage = {
  name: 'assumedRelease',
  run: (problems, { document, env }) =>
    document.kind === 'advisory' && isAssumed(document, env.catalogue, env.schema.root)
      ? problems.map(withoutSafeFixes)
      : problems,
};

/** The keys that determine the release, in order of precedence (format.md, `attack_version`). */
const deciding = ['attack_version', 'published', 'analyzed'] as const;

/**
 * Whether the release is only assumed, because a key that determines it is present but cannot be used: it is misspelt, it is in text that
 * could not be parsed, or its value is invalid.
 */
function isAssumed(document: AdvisoryDocument, catalogue: Catalogue, schema: MappingShape): boolean {
  const { advisory, root } = document;
  const version = advisory.attackVersion?.value;
  if (version !== undefined) return catalogue.resolveRelease(version) === undefined;
  const unparsed = document.unparsed.length > 0 ? unparsedKeys(document) : undefined;
  const meant = new Set(misspeltKeys(root, schema).values());
  if (
    deciding.some((key) => unparsed?.has(key) || meant.has(key) || advisory.sections.get(key)?.state === 'incomplete')
  )
    return true;
  const date = advisory.published ?? advisory.analyzed;
  return date !== undefined && !readDate(date.value).valid;
}

function withoutSafeFixes(problem: Problem): Problem {
  if (!problem.fixes?.some(({ safe }) => safe) || metaOf(problem.code)?.judgedBy !== 'release') return problem;
  return { ...problem, fixes: problem.fixes.map((fix) => ({ ...fix, safe: false })) };
}
