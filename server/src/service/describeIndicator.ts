/** Describes an indicator as Markdown: its type, its defanged form, and the lines on which the advisory lists it. */
import {
  collectedIn,
  defang,
  indicatorTypeName,
  typedIndicators,
  type AdvisoryDocument,
  type CollectedFact,
  type Environment,
  type Span,
  type TypedIndicator,
} from '../core/index.ts';
import { code, paragraphs, strong } from './markdown.ts';
import { indicatorLocations, plainIndicator } from './proseNames.ts';

/** The maximum number of lines that a hover lists. */
const maxLines = 20;

type Listed = CollectedFact<TypedIndicator>;

/**
 * Returns the description of the indicator whose value is at an offset, with the value defanged. Returns undefined if no indicator is
 * listed there, or if the type of the indicator is neither stated nor recognised.
 */
export function describeIndicatorAt(document: AdvisoryDocument, offset: number, env: Environment): string | undefined {
  const all = collectedIn(document, env.schema.root, typedIndicators);
  const holds = ({ item: { value }, offset: by }: Listed): boolean =>
    value.span[0] + by <= offset && offset <= value.span[1] + by;
  const found = all.find(holds);
  if (!found || (found.item.type === 'other' && !found.item.stated)) return undefined;
  const others = linesOf(
    document,
    sameAs(found, all).filter((one) => one !== found),
  );
  return describe(found, others === '' ? undefined : `Also listed on ${others}`);
}

/**
 * Returns the description and the span of a listed indicator that prose mentions at an offset, in any notation. `prose` is the span of the
 * prose.
 */
export function describeIndicatorInProse(
  document: AdvisoryDocument,
  prose: Span,
  offset: number,
  env: Environment,
): { readonly markdown: string; readonly span: Span } | undefined {
  const all = collectedIn(document, env.schema.root, typedIndicators);
  // If several rows have the same value, the first one is described.
  const byValue = new Map(
    all.map((one, index) => [plainIndicator(one.item.value.value), String(index)] as const).reverse(),
  );
  const locations = indicatorLocations(document.text.slice(...prose), prose[0], byValue);
  const location = locations.find(({ span }) => span[0] <= offset && offset <= span[1]);
  const found = location && all[Number(location.key)];
  if (!found) return undefined;
  return { markdown: describe(found, `Listed on ${linesOf(document, sameAs(found, all))}`), span: location.span };
}

/** Returns all listed indicators that have the same type and denote the same value as an indicator, including that indicator itself. */
const sameAs = ({ item }: Listed, all: readonly Listed[]): readonly Listed[] =>
  all.filter(({ item: other }) => other.type === item.type && other.read.key === item.read.key);

function linesOf({ lines }: AdvisoryDocument, listed: readonly Listed[]): string {
  const numbers = listed.map(({ item, offset }) => String(lines.lineAt(item.value.span[0] + offset) + 1));
  if (numbers.length === 0) return '';
  const rest = numbers.length - maxLines;
  const shown = numbers.slice(0, maxLines).join(', ');
  return `${numbers.length === 1 ? 'line' : 'lines'} ${shown}${rest > 0 ? ` and ${rest} more` : ''}`;
}

function describe({ item }: Listed, where: string | undefined): string {
  return paragraphs([
    `${strong(item.type)}: ${indicatorTypeName(item.type)}${item.stated ? '' : ', inferred from its value'}`,
    `Defanged: ${code(defang(item.value.value, item.type))}`,
    where,
  ]);
}
