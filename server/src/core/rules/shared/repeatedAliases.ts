/** Reports aliases that repeat the row's name or another alias. */
import { nameKey } from '../../catalogue/names.ts';
import { listAround, removeItems, replaceItem } from '../../editing/listItems.ts';
import type { Row, Text } from '../../model/advisory.ts';
import type { Edit } from '../../text/edits.ts';
import { shown } from '../../text/wording.ts';
import { removal } from '../../yaml/removePair.ts';
import type { RuleContext } from '../rule.ts';

interface AliasedRow extends Row {
  readonly name?: Text;
  readonly aliases: readonly Text[];
}

/** Reports each alias that repeats the row's name or an earlier alias, ignoring case and separators. */
export function reportRepeatedAliases(context: RuleContext, row: AliasedRow): void {
  const seen = new Map<string, Text>();
  if (row.name) seen.set(nameKey(row.name.value), row.name);
  for (const alias of row.aliases) {
    const key = nameKey(alias.value);
    const first = seen.get(key);
    if (!first) seen.set(key, alias);
    if (!first || key === '') continue;
    const isName = first === row.name;
    const edits = removalOf(context, row, alias);
    context.report({
      span: alias.span,
      message: isName
        ? `${shown(alias.value)} is the entry's own name. Remove it from \`aliases\`.`
        : `${shown(alias.value)} is already listed. Keep only one of these aliases.`,
      related: [{ span: first.span, message: isName ? 'Name given here' : 'First listed here' }],
      fixes:
        edits.length === 0 ? [] : [{ title: `Remove ${shown(alias.value)} from the aliases`, edits, preferred: true }],
    });
  }
}

/** Returns the edits that remove an alias. If it is the only alias, the key is removed as well. */
function removalOf(context: RuleContext, { aliases, pairs }: AliasedRow, alias: Text): readonly Edit[] {
  const pair = pairs.find(({ key }) => key.value === 'aliases');
  if (aliases.length === 1) return (pair && removal(pair, context.text)?.edits) ?? replaceItem(context, alias, []);
  if (!listAround(context.root, alias.span)) return [];
  return [...removeItems(context, [alias.span]).values()].flat();
}
