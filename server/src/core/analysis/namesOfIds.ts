/** The stage that adds fixes that insert the name into rows that have an ATT&CK ID but no name. */
import { attackReleaseOf } from '../attack/release.ts';
import { readObjectId } from '../catalogue/objectId.ts';
import type { ObjectKind } from '../catalogue/catalogue.ts';
import type { Row, Text } from '../model/advisory.ts';
import type { Fix, Problem } from '../problems/problem.ts';
import { metaOf } from '../rules/metaOf.ts';
import { lineBreakOf } from '../text/text.ts';
import { quoteScalar } from '../yaml/quote.ts';
import type { Stage, Subject } from './stage.ts';

export const namesOfIds: Stage = {
  name: 'names of IDs',
  run(problems, subject) {
    if (!problems.some(isMissing)) return problems;
    const rows = namelessRows(subject);
    return problems.map((problem) => {
      const row = isMissing(problem) ? rows.find(({ pairs }) => pairs[0]?.key.span[0] === problem.span[0]) : undefined;
      const fix = row && fixOf(row, subject);
      return fix ? { ...problem, fixes: [fix, ...(problem.fixes ?? [])] } : problem;
    });
  },
};

const isMissing = ({ code }: Problem): boolean => metaOf(code)?.about === 'absence';

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
function fixOf({ pairs, span, attackId }: IdentifiedRow, { document, env }: Subject): Fix | undefined {
  const { text, lines, advisory } = document;
  const read = readObjectId(attackId?.value ?? '');
  const at = pairs[0]?.key.span[0];
  if (!read || at === undefined) return undefined;
  const { catalogue } = env;
  const object = [attackReleaseOf(advisory, catalogue), catalogue.at(catalogue.newest)]
    .map((release) => release.object(read.id))
    .find((found) => found?.kind === read.kind);
  if (!object) return undefined;
  const isFlow = text[span[0]] === '{';
  const pair = `name: ${quoteScalar(object.name, 'plain', isFlow)}`;
  const indent = ' '.repeat(lines.positionAt(at).character);
  const newText = isFlow ? `${pair}, ` : `${pair}${lineBreakOf(text)}${indent}`;
  return { title: `Add \`name: ${object.name}\``, edits: [{ span: [at, at], newText }], preferred: true };
}
