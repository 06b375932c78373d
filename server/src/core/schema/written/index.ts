/**
 * Finds values whose notation the schema does not allow, but whose meaning is clear. Each is reported as one problem, with a fix that
 * converts the value if no text would be lost.
 */
import type { Problem } from '../../problems/problem.ts';
import type { Span } from '../../text/text.ts';
import { isPlaceholder } from '../../text/placeholder.ts';
import type { Comment, Pair, YamlNode } from '../../yaml/tree.ts';
import type { KeyInfo, MappingShape, SchemaShape } from '../schemaIndex.ts';
import { choose } from '../shapes.ts';
import { contentEnd } from './layout.ts';
import { bareRule } from './bareRule.ts';
import { codeValue, taggedValue } from './codeValue.ts';
import { commaInId } from './commaInId.ts';
import { commaItems } from './commaItems.ts';
import { contactAuthors } from './contactAuthors.ts';
import { cvssInWords } from './cvssInWords.ts';
import { groupedIndicators } from './groupedIndicators.ts';
import { groupedItem, groupedItems } from './groupedItems.ts';
import { groupedRows } from './groupedRows.ts';
import { groupedRules } from './groupedRules.ts';
import { groupedTechniques } from './groupedTechniques.ts';
import { indicatorType } from './indicatorType.ts';
import { itemsAfterText } from './itemsAfterText.ts';
import { joinedDashes } from './joinedDashes.ts';
import { keyWithoutSpace } from './keyWithoutSpace.ts';
import { keyedRows } from './keyedRows.ts';
import { labelledValue } from './labelledValue.ts';
import { linkedTechnique } from './linkedTechnique.ts';
import { linkItem } from './linkItem.ts';
import { linesInBrackets } from './linesInBrackets.ts';
import { linesWithoutDashes } from './linesWithoutDashes.ts';
import { listAsMapping } from './listAsMapping.ts';
import { listInMapping } from './listInMapping.ts';
import { loneItem } from './loneItem.ts';
import { loneBracket } from './loneBracket.ts';
import { mappingAsList } from './mappingAsList.ts';
import { namedItems } from './namedItems.ts';
import { namedTechnique } from './namedTechnique.ts';
import { nestedItems } from './nestedItems.ts';
import { nothingInList } from './nothingInList.ts';
import { pastedRow } from './pastedRow.ts';
import { pipedTechniques } from './pipedTechniques.ts';
import { proseList } from './proseList.ts';
import { ratingWithReason } from './ratingWithReason.ts';
import { revisionRows } from './revisionRows.ts';
import { rowWithoutColon } from './rowWithoutColon.ts';
import { scatteredScore } from './scatteredScore.ts';
import { severalIds } from './severalIds.ts';
import { splitProse } from './splitProse.ts';
import { splitRows } from './splitRows.ts';
import { tableRows } from './tableRows.ts';
import { textRows } from './textRows.ts';
import { titledVulnerability } from './titledVulnerability.ts';
import { typedRows } from './typedRows.ts';
import { valueInMapping } from './valueInMapping.ts';
import type { WrittenShape } from './writtenShape.ts';
import { pushAll } from '../../util/lists.ts';

export { readPastedTechnique } from '../../model/pastedTechnique.ts';
export { countryCode, nearCountry } from './countries.ts';
export { namedType } from './indicatorWords.ts';
export { languageTag } from './languages.ts';
export { listUnderKey } from './listInMapping.ts';
export { mergedKey } from './mergedKey.ts';
export { keptAsOwn, mergedInto, missingSpace, movedInto } from '../unknownKeyFixes.ts';

/** The recognisers by node kind. The first one that recognises a value reports it. */
const shapesOf: Readonly<Record<YamlNode['kind'], readonly WrittenShape[]>> = {
  mapping: [
    joinedDashes,
    splitProse,
    groupedIndicators,
    groupedTechniques,
    groupedRules,
    revisionRows,
    listAsMapping,
    groupedItems,
    indicatorType,
    pastedRow,
    namedTechnique,
    titledVulnerability,
    scatteredScore,
    valueInMapping,
  ],
  sequence: [
    commaInId,
    splitProse,
    linesInBrackets,
    loneBracket,
    nestedItems,
    rowWithoutColon,
    contactAuthors,
    typedRows,
    revisionRows,
    pipedTechniques,
    splitRows,
    groupedRows,
    keyedRows,
    textRows,
    groupedItem,
    mappingAsList,
    proseList,
    namedItems,
    loneItem,
    listInMapping,
    nothingInList,
  ],
  scalar: [
    codeValue,
    taggedValue,
    labelledValue,
    keyWithoutSpace,
    nothingInList,
    loneBracket,
    tableRows,
    revisionRows,
    linkItem,
    linkedTechnique,
    linesWithoutDashes,
    itemsAfterText,
    severalIds,
    commaItems,
    bareRule,
    listInMapping,
    ratingWithReason,
    titledVulnerability,
    cvssInWords,
  ],
};

/** The values recognised in a document. */
export interface WrittenShapes {
  readonly problems: readonly Problem[];
  /** Values that are not checked further until they are converted. */
  readonly covered: ReadonlySet<YamlNode>;
  /** Spans whose missing quotes are added by the conversion. */
  readonly quoted: readonly Span[];
}

/** Properties of the source text that conversions need. */
export interface TreeSource {
  readonly text: string;
  readonly comments: readonly Comment[];
  /** Ranges of syntax problems. These are fixed before values are converted. */
  readonly broken: readonly Span[];
  /** Ranges of `yaml/list-in-text` problems. */
  readonly listed: readonly Span[];
  /** Ranges of text that lacks only its quotes, which a conversion adds. */
  readonly unquoted: readonly Span[];
}

/**
 * Checks every value with a known schema against the recognisers. A value that aliases refer to is checked once, at its anchor. Offsets are
 * relative to the text.
 */
export function findWrittenShapes(
  root: YamlNode | undefined,
  schema: MappingShape,
  { text, comments, broken, listed, unquoted }: TreeSource,
): WrittenShapes {
  const problems: Problem[] = [];
  const covered = new Set<YamlNode>();
  const quoted: Span[] = [];
  const isTopKey = (word: string): boolean => schema.key(word) !== undefined;
  const holdsOne = (node: YamlNode, spans: readonly Span[]): boolean =>
    spans.some(([start, end]) => start < contentEnd(text, node) && node.span[0] < end);
  const isWhole = (node: YamlNode): boolean => !hasAlias(node) && !holdsOne(node, broken);
  const recognise = (node: YamlNode, shape: SchemaShape, at: At): void => {
    // Skips scalars where only a scalar is allowed, which is the case for most values, unless there are recognisers for them.
    if (node.kind === 'scalar' && !shape.list && !shape.mapping && !isWritten(shape) && !isMarked(node.value, shape))
      return;
    // `yaml/list-in-text` reports this value, so it is not checked further.
    if (node.kind === 'scalar' && !shape.text?.prose && holdsOne(node, listed)) {
      covered.add(node);
      return;
    }
    const location = { node, shape, pair: at.pair, keyInfo: at.keyInfo, inFlow: at.inFlow, text, comments, isTopKey };
    for (const shape of shapesOf[node.kind]) {
      const written = shape(location);
      if (!written) continue;
      const { code = 'schema/type', span, message, title, edits } = written;
      for (const one of written.covers) covered.add(one);
      // If the lines of a scalar look like items, `yaml/list-in-text` reports it with a fix.
      if (node.kind === 'scalar' && edits !== undefined && holdsOne(node, listed)) return;
      const series = written.isOfRows ? { series: `${at.keyInfo?.key ?? ''}: ${title}` } : {};
      const isFixed = edits !== undefined && written.covers.every(isWhole);
      const needsQuotes = written.covers.filter((one) => holdsOne(one, unquoted));
      if (isFixed || written.replacesSyntax)
        pushAll(
          quoted,
          needsQuotes.map((one): Span => [one.span[0], contentEnd(text, one)]),
        );
      // The value is converted once its strings are quoted.
      else if (needsQuotes.length > 0) return;
      const fixes = isFixed ? { fixes: [{ title, edits, preferred: true }] } : {};
      problems.push({ ...series, code, severity: 'error', span, message, ...fixes });
      return;
    }
  };
  const step = (node: YamlNode, shape: SchemaShape, at: At): void => {
    recognise(node, shape, at);
    if (covered.has(node)) return;
    const chosen = choose(node, shape);
    const inFlow = at.inFlow || (node.kind !== 'scalar' && node.flow);
    if (chosen.kind === 'list') {
      let last = -1;
      for (const item of chosen.node.items) {
        if (item.span[0] > last && !covered.has(item))
          step(item, chosen.shape.item, { pair: undefined, keyInfo: at.keyInfo, inFlow });
        last = Math.max(last, item.span[0]);
      }
    }
    if (chosen.kind === 'mapping')
      for (const pair of chosen.node.pairs) {
        const keyInfo = chosen.shape.key(pair.key.value);
        const isHere = pair.value.span[0] >= pair.key.span[1];
        if (keyInfo && isHere && !isHalfTyped(pair.value)) step(pair.value, keyInfo.shape, { pair, keyInfo, inFlow });
      }
  };
  if (root) step(root, { mapping: schema }, { pair: undefined, keyInfo: undefined, inFlow: false });
  return { problems, covered, quoted };
}

/** The formats (`x-value`) of scalars that have recognisers of their own. */
const writtenTexts: ReadonlySet<string> = new Set(['sector', 'region', 'tag', 'technique-id']);

const isWritten = ({ text }: SchemaShape): boolean => text?.value !== undefined && writtenTexts.has(text.value);

/** Whether a value may have backticks around it, or a tag or a label before it. */
const isMarked = (value: string, { text }: SchemaShape): boolean =>
  value.startsWith('`') || value.startsWith('!') || (text?.words !== undefined && value.includes(': '));

/** Whether a collection, or one within it, contains an alias of a node that precedes it. */
function hasAlias(node: YamlNode): boolean {
  if (node.kind === 'scalar') return false;
  const inner = node.kind === 'mapping' ? node.pairs.map(({ value }) => value) : node.items;
  return inner.some(({ span }) => span[0] < node.span[0]) || inner.some(hasAlias);
}

interface At {
  readonly pair: Pair | undefined;
  readonly keyInfo: KeyInfo | undefined;
  readonly inFlow: boolean;
}

const isHalfTyped = (node: YamlNode): boolean => node.kind === 'scalar' && (node.isNull || isPlaceholder(node.value));
