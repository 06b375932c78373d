/** Reports names of software and campaigns that include the ID. */
import type { AttackRelease } from '../../catalogue/catalogue.ts';
import { nameKey } from '../../catalogue/names.ts';
import type { Row, Text } from '../../model/advisory.ts';
import { shown } from '../../text/wording.ts';
import type { RuleContext } from '../rule.ts';
import { renamedWithPairs } from './namedRows.ts';

interface NamedRow extends Row {
  readonly name?: Text;
  readonly attackId?: Text;
}

/** The maximum length of a name that is checked. */
const maxLength = 200;
/** Matches `Cobalt Strike (S0154)`, `S0154 - Cobalt Strike`, `S0154 Cobalt Strike`. */
const besideId =
  /^(?<before>.+?)[\s:–-]*\((?<within>[SC]\d{4})\)$|^(?<id>[SC]\d{4})[\s:–-]+(?<after>.+)$|^(?<name>.+?)[\s:–-]+(?<last>[SC]\d{4})$/i;

/** Reports a name that includes the ID, with a fix that separates the two. Returns whether it reported a problem. */
export function reportNameWithId(
  context: RuleContext,
  section: string,
  row: NamedRow,
  releases: readonly AttackRelease[],
): boolean {
  const { name, attackId } = row;
  const groups =
    name && !attackId && name.value.length <= maxLength ? besideId.exec(name.value.trim())?.groups : undefined;
  const id = (groups?.['within'] ?? groups?.['id'] ?? groups?.['last'])?.toUpperCase();
  const to = groups?.['before'] ?? groups?.['after'] ?? groups?.['name'];
  if (!name || id === undefined || to === undefined) return false;
  const object = releases.map((release) => release.object(id)).find((found) => found !== undefined);
  if (!object || ![object.name, ...object.aliases].some((own) => nameKey(own) === nameKey(to))) return false;
  const edits = renamedWithPairs(context, row, { section, name, to, pairs: [['attack_id', id]] });
  context.report({
    span: name.span,
    message: `${shown(name.value)} is a name followed by its ID. Move the ID to \`attack_id\`.`,
    fixes: edits.length === 0 ? [] : [{ title: 'Split into `name` and `attack_id`', edits, preferred: true }],
  });
  return true;
}
