/** Reads everything about a document, and compares it with another reading of the same text. */
import {
  analyze,
  parseAdvisory,
  type AdvisoryDocument,
  type Comment,
  type DocumentKind,
  type Lines,
  type Problem,
  type YamlNode,
} from '../../server/src/core/index.ts';
import type { Conditions, World } from './conditions.ts';
import { firstDifference, type Difference } from './difference.ts';

/** The next step of a session: the whole current text, and what is requested for it. */
export interface Step {
  readonly text: string;
  readonly conditions: Conditions;
  /** Whether the text is analysed; authors sometimes type too fast for that. */
  readonly analysed: boolean;
  /** Whether everything that an editor shows is also compared. */
  readonly thorough: boolean;
  /** Whether the text is compared with the library even if it seems broken, because it may not be. */
  readonly doubted: boolean;
  /** Whether the text is only tried, as completion does: the next step continues from the previous version. */
  readonly aside: boolean;
}

export interface Reading {
  readonly document: AdvisoryDocument;
  /** The problems; absent if the text is not analysed. */
  readonly problems?: readonly Problem[];
  /** The content that an editor shows, by name; empty if the step is not thorough. */
  readonly shown: ReadonlyMap<string, unknown>;
}

/** Reads the text of a step; with `previous`, parts of an earlier version may be reused. */
export function read(world: World, step: Step, kind: DocumentKind, previous?: AdvisoryDocument): Reading {
  const { env, service } = world;
  const documentContext = world.enter(step.conditions);
  const { settings } = step.conditions;
  const { schema } = kind === 'advisory' ? env : env.others[kind];
  const document = parseAdvisory(step.text, schema, kind, previous);
  const problems = step.analysed ? { problems: analyze(document, env, settings, documentContext) } : {};
  if (!step.thorough) return { document, ...problems, shown: new Map() };
  const position = document.lines.positionAt(Math.floor(step.text.length * 0.4));
  const shown: [name: string, value: unknown][] = [
    ['diagnostics', service.diagnostics(document, settings, 'file:///a.advisory.yaml', documentContext)],
    ['symbols', service.documentSymbols(document)],
    ['folding', service.foldingRanges(document)],
    ['links', service.documentLinks(document)],
    ['hover', service.hover(document, position, documentContext)],
    ['completion', service.completion(document, position, documentContext)],
    ['report', service.render(document, documentContext)],
  ];
  return { document, ...problems, shown: new Map(shown) };
}

/** Returns the first difference between two readings of the same step. */
export function differenceOf(actual: Reading, expected: Reading): Difference | undefined {
  const document = differenceOfDocuments(actual.document, expected.document);
  if (document) return document;
  const problems = firstDifference(
    actual.problems?.map(plainProblem),
    expected.problems?.map(plainProblem),
    'problems',
  );
  if (problems) return problems;
  for (const [name, value] of expected.shown) {
    const found = firstDifference(actual.shown.get(name), value, name);
    if (found) return found;
  }
  return undefined;
}

/** Returns the first difference in what depends only on the text. */
export function differenceOfDocuments(actual: AdvisoryDocument, expected: AdvisoryDocument): Difference | undefined {
  return (
    firstDifference(actual.text, expected.text, 'text') ??
    firstDifference(actual.kind, expected.kind, 'kind') ??
    firstDifference(plainLines(actual.lines), plainLines(expected.lines), 'lines') ??
    differenceOfTrees(actual.root, expected.root, 'tree', new Map()) ??
    firstDifference(actual.comments.map(plainComment), expected.comments.map(plainComment), 'comments') ??
    firstDifference(
      actual.syntaxProblems.map(plainProblem),
      expected.syntaxProblems.map(plainProblem),
      'syntaxProblems',
    ) ??
    firstDifference(actual.unparsed, expected.unparsed, 'lost') ??
    firstDifference(actual.broken, expected.broken, 'broken') ??
    firstDifference(actual.advisory, expected.advisory, 'advisory')
  );
}

const plainLines = (lines: Lines): number[] =>
  Array.from({ length: lines.count }, (_, line) => [lines.startOf(line), lines.endOf(line)]).flat();

/** Compares trees by their public properties; nodes that aliases share are compared once. */
function differenceOfTrees(
  actual: YamlNode | undefined,
  expected: YamlNode | undefined,
  where: string,
  seen: Map<YamlNode, YamlNode>,
): Difference | undefined {
  if (!actual || !expected) return firstDifference(actual?.kind, expected?.kind, where);
  if (seen.get(actual) === expected) return undefined;
  seen.set(actual, expected);
  const own = firstDifference(withoutChildren(actual), withoutChildren(expected), where);
  if (own) return own;
  if (actual.kind === 'sequence' && expected.kind === 'sequence') {
    for (const [i, item] of expected.items.entries()) {
      const found = differenceOfTrees(actual.items[i], item, `${where}[${i}]`, seen);
      if (found) return found;
    }
  }
  if (actual.kind === 'mapping' && expected.kind === 'mapping') {
    for (const [i, { key, value, span }] of expected.pairs.entries()) {
      const pair = actual.pairs[i];
      const at = `${where}.${key.value}`;
      const found =
        differenceOfTrees(pair?.key, key, `${at}.key`, seen) ??
        firstDifference(pair?.span, span, `${at}.span`) ??
        differenceOfTrees(pair?.value, value, at, seen);
      if (found) return found;
    }
  }
  return undefined;
}

function withoutChildren(node: YamlNode): object {
  const { kind, span } = node;
  if (node.kind === 'scalar') return { kind, span, value: node.value, style: node.style, isNull: node.isNull };
  const children = node.kind === 'sequence' ? node.items.length : node.pairs.length;
  return { kind, span, flow: node.flow, children };
}

const plainComment = ({ span, text, ownLine }: Comment): object => ({ span, text, ownLine });

const plainProblem = ({ code, severity, message, span, fixes, related }: Problem): object => ({
  code,
  severity,
  message,
  span,
  fixes: fixes?.map(({ title, edits, safe, preferred }) => ({
    title,
    safe,
    preferred,
    edits: edits.map(({ span: location, newText }) => ({ span: location, newText })),
  })),
  related: related?.map((location) => ({ span: location.span, message: location.message })),
});
