/** Describes an indicator as Markdown: its type, its defanged form, and the other lines that list it. */
import {
  collectedIn,
  defang,
  indicatorTypeName,
  typedIndicators,
  type AdvisoryDocument,
  type Environment,
  type TypedIndicator,
} from '../core/index.ts';
import { code, paragraphs, strong } from './markdown.ts';

/** The maximum number of lines that a hover names. */
const mostLines = 20;

/**
 * Returns the description of the indicator whose value contains an offset; undefined if there is none, or if its type cannot be inferred.
 * The value is shown defanged.
 */
export function describeIndicatorAt(document: AdvisoryDocument, offset: number, env: Environment): string | undefined {
  const all = collectedIn(document, env.schema.root, typedIndicators);
  const holds = ({ value }: TypedIndicator, by: number): boolean =>
    value.span[0] + by <= offset && offset <= value.span[1] + by;
  const found = all.find(({ item, offset: by }) => holds(item, by));
  if (!found || (found.item.type === 'other' && !found.item.stated)) return undefined;
  const { item } = found;
  const isSame = (other: TypedIndicator): boolean => other.type === item.type && other.read.key === item.read.key;
  const others = all
    .filter((one) => one !== found && isSame(one.item))
    .map((one) => String(document.lines.lineAt(one.item.value.span[0] + one.offset) + 1));
  return paragraphs([
    `${strong(item.type)}: ${indicatorTypeName(item.type)}${item.stated ? '' : ', inferred from its value'}`,
    `Defanged: ${code(defang(item.value.value, item.type))}`,
    others.length === 0 ? undefined : `Also listed on line ${others.slice(0, mostLines).join(', ')}`,
  ]);
}
