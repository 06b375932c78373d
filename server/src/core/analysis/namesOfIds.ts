/** The stage that adds fixes that insert the name into rows that have an ATT&CK ID but no name. */
import { attackReleaseOf } from '../attack/release.ts';
import { readObjectId } from '../catalogue/objectId.ts';
import type { ObjectKind } from '../catalogue/catalogue.ts';
import type { Row, Text } from '../model/advisory.ts';
import type { Fix, Problem } from '../problems/problem.ts';
import { metaOf } from '../rules/metaOf.ts';
import { quoteScalar } from '../yaml/quote.ts';
import { isMissing, keyEdit } from '../schema/missingKey.ts';
import type { Stage, Subject } from './stage.ts';

export const namesOfIds: Stage = {
  name: 'names of IDs',
  run(problems, subject) {
    if (!problems.some(isAbsence)) return problems;
    const rows = namelessRows(subject);
    return problems.map((problem) => {
      const row = isAbsence(problem) ? rows.find((one) => isMissing(problem, one, 'name')) : undefined;
      const fix = row && fixOf(row, subject);
      return fix ? { ...problem, fixes: [fix, ...(problem.fixes ?? [])] } : problem;
    });
  },
};

const isAbsence = ({ code }: Problem): boolean => metaOf(code)?.about === 'absence';

interface IdentifiedRow extends Row {
  readonly name?: Text;
  readonly attackId?: Text;
}

/** Returns the rows without a name whose ID is of the kind that their list contains. Other IDs are reported by `attack/wrong-kind`. */
function namelessRows({ document }: Subject): readonly IdentifiedRow[] {
  const { actors, campaigns, malware, tools, requiredLogSources } = document.advisory;
  const lists: readonly (readonly [ObjectKind, readonly IdentifiedRow[] | undefined])[] = [
    ['group', actors?.items],
    ['campaign', campaigns?.items],
    ['software', malware?.items],
    ['software', tools?.items],
    ['data-component', requiredLogSources?.items],
  ];
  return lists.flatMap(([kind, rows = []]) =>
    rows.filter(({ name, attackId }) => !name && readObjectId(attackId?.value ?? '')?.kind === kind),
  );
}

/**
 * Returns the fix that inserts the name before the other keys, or undefined if neither the advisory's release nor the newest one contains
 * the ID.
 */
function fixOf(row: IdentifiedRow, { document, env }: Subject): Fix | undefined {
  const { text, advisory } = document;
  const read = readObjectId(row.attackId?.value ?? '');
  if (!read) return undefined;
  const { catalogue } = env;
  const object = [attackReleaseOf(advisory, catalogue), catalogue.at(catalogue.newest)]
    .map((release) => release.object(read.id))
    .find((found) => found?.kind === read.kind);
  if (!object) return undefined;
  const name = quoteScalar(object.name, 'plain', text[row.span[0]] === '{');
  return { title: `Add \`name: ${object.name}\``, edits: [keyEdit(row, 'name', name, document)], preferred: true };
}
