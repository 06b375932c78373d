/**
 * Inserts a technique that the user has chosen: at the cursor if a technique is allowed there and the value is not yet a technique, otherwise
 * into `mitre_attack`.
 */
import type { Position, TextEdit } from 'vscode-languageserver-types';
import {
  appendItem,
  attackReleaseOf,
  nodeAt,
  type AdvisoryDocument,
  type AttackRelease,
  type Environment,
  type Technique,
} from '../core/index.ts';
import { attackIdsIn } from './attackIds.ts';
import { editsOf } from './completion/item.ts';
import { locationsAt } from './completion/index.ts';
import { proposeTechnique, techniqueForm } from './completion/techniques.ts';
import { toTextEdit } from './convert.ts';
import { fullName } from './describeObject.ts';

/**
 * Returns the edits that insert a technique. Returns none if the advisory's release does not contain the ID, or if the technique cannot be
 * inserted.
 */
export function provideTechniqueInsertion(
  document: AdvisoryDocument,
  position: Position,
  id: string,
  env: Environment,
): TextEdit[] {
  const attack = attackReleaseOf(document.advisory, env.catalogue);
  const technique = attack.technique(id);
  if (technique === undefined) return [];
  return atCursor(document, position, technique, attack, env) ?? intoMapping(document, technique, env);
}

/** Returns the edits at the cursor. Returns undefined if no technique is allowed there, or if the value there already is a technique. */
function atCursor(
  document: AdvisoryDocument,
  position: Position,
  technique: Technique,
  attack: AttackRelease,
  env: Environment,
): TextEdit[] | undefined {
  const [at] = locationsAt(document, document.lines.offsetAt(position), env);
  const form = at?.request && techniqueForm(at.request);
  if (!at?.request || form === undefined) return undefined;
  const { cursor } = at.location;
  const written = nodeAt(document.root, cursor.path)?.node;
  const holdsOne =
    written?.kind === 'scalar' && attackIdsIn(written.value).some((other) => attack.technique(other.id) !== undefined);
  if (holdsOne || cursor.path[0] === undefined) return undefined;
  return editsOf(proposeTechnique(technique, form, at.request), at.location);
}

function intoMapping(document: AdvisoryDocument, technique: Technique, env: Environment): TextEdit[] {
  const name = fullName(technique);
  const item = {
    text: `${technique.id} - ${name}`,
    pairs: [
      ['id', technique.id],
      ['name', name],
    ],
  } as const;
  return appendItem(document, env.schema.root, 'mitre_attack', item).map((edit) => toTextEdit(edit, document.lines));
}
