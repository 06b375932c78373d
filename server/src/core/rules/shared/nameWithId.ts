/** Splits names that include an ID, and reports those of software and campaigns. */
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
/** Matches `Cobalt Strike (S0154)`, `S0154 - Cobalt Strike`, `S0154 Cobalt Strike` and `Cobalt Strike S0154`. */
const besideId =
  /^(?<before>.+?)[\s:–-]*\((?<within>(?:DC|S|C)\d{4})\)$|^(?<id>(?:DC|S|C)\d{4})[\s:–-]+(?<after>.+)$|^(?<name>.+?)[\s:–-]+(?<last>(?:DC|S|C)\d{4})$/i;

/** Splits a name that includes the ID of software, a campaign or a data component. Returns undefined for other names. */
export function splitNameWithId({ value }: Text): { readonly name: string; readonly id: string } | undefined {
  const groups = value.length <= maxLength ? besideId.exec(value.trim())?.groups : undefined;
  const id = groups?.['within'] ?? groups?.['id'] ?? groups?.['last'];
  const name = groups?.['before'] ?? groups?.['after'] ?? groups?.['name'];
  return id === undefined || name === undefined ? undefined : { name, id: id.toUpperCase() };
}

/**
 * Reports a name that includes the ID of the object with that name, in a row without `attack_id`. The fix separates name and ID. Returns
 * whether it reported a problem.
 */
export function reportNameWithId(
  context: RuleContext,
  section: string,
  row: NamedRow,
  releases: readonly AttackRelease[],
): boolean {
  const { name, attackId } = row;
  const parts = name && !attackId ? splitNameWithId(name) : undefined;
  if (!name || !parts) return false;
  const { id, name: to } = parts;
  const object = releases.map((release) => release.object(id)).find((found) => found !== undefined);
  if (!object || ![object.name, ...object.aliases].some((own) => nameKey(own) === nameKey(to))) return false;
  const edits = renamedWithPairs(context, row, { section, name, to, pairs: [['attack_id', id]] });
  context.report({
    span: name.span,
    message: `${shown(name.value)} is a name with its ID. Move the ID to \`attack_id\`.`,
    fixes: edits.length === 0 ? [] : [{ title: 'Split into `name` and `attack_id`', edits, preferred: true }],
  });
  return true;
}
