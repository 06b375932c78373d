/** Reports rows that repeat an earlier one. */
import type { Text } from '../../model/advisory.ts';
import { collected, moved, movedSpan, type Found } from '../../collect/collected.ts';
import type { Collector } from '../../collect/collector.ts';
import type { RuleContext } from '../rule.ts';
import { removalFix } from './rows.ts';
import { shown } from '../../text/wording.ts';
import type { Span } from '../../text/text.ts';

/** The parts of a row that are needed to compare and report it. */
export interface Entry {
  /** The top-level key of the list. */
  readonly section: string;
  /** The comparison key. Two rows of a list that have the same name have the same key. */
  readonly key: string;
  /** The row's ID, if it has one. Two rows with different IDs are not duplicates, even if their keys are equal. */
  readonly id?: string;
  /** The row's name, which is highlighted. */
  readonly name: Text;
  /** The span of the whole row. */
  readonly span: Span;
  /** Whether the row consists only of its name. */
  readonly bare: boolean;
}

/**
 * Reports each row that repeats an earlier one in its list. The fix removes the row. It is safe if the row consists only of a name that is
 * spelled like the first one, and has no comment.
 */
export function reportRepeated(context: RuleContext, entries: Collector<Entry>): void {
  const seen = new Map<string, Found<Entry>>();
  for (const found of collected(context, entries)) {
    const { section, key, id, name, bare } = found.item;
    const location = `${section} ${key}`;
    const first = seen.get(location);
    if (!first) {
      seen.set(location, found);
      continue;
    }
    if (id !== undefined && first.item.id !== undefined && id !== first.item.id) continue;
    const later = moved(found.item, found.offset);
    const isSame = first.item.name.value.trim() === name.value.trim();
    context.report({
      span: movedSpan(name.span, found.offset),
      message: `${shown(name.value)} is already listed${isSame ? '' : `, as ${shown(first.item.name.value)}`}. ${bare ? 'Keep only one of the entries' : 'Merge the entries into one'}.`,
      related: [{ span: movedSpan(first.item.name.span, first.offset), message: 'First listed here' }],
      fixes: removalFix(context, section, later, {
        title: `Remove the duplicate ${shown(name.value)}`,
        preferred: true,
        safe: bare && isSame && !hasComment(context, later.span),
      }),
    });
  }
}

const hasComment = ({ text, lines }: RuleContext, [start, end]: Span): boolean =>
  /(?:^|\s)#/.test(text.slice(start, lines.endOf(lines.lineAt(end))));
