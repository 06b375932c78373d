/** All that is known of a document, and how it is laid beside another reading of the same text. */
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

/** What a session does next: the whole text as it now is, and what is asked of it. */
export interface Step {
  readonly text: string;
  readonly conditions: Conditions;
  /** Whether it is analysed: an author types faster than that now and then. */
  readonly analysed: boolean;
  /** Whether everything that an editor shows is looked at too. */
  readonly thorough: boolean;
  /** Whether the library is asked even when the text is broken: it may not be. */
  readonly doubted: boolean;
  /** The text is only tried, as completion does: what follows goes on from the version before. */
  readonly aside: boolean;
}

export interface Reading {
  readonly document: AdvisoryDocument;
  /** Absent where it is not analysed. */
  readonly problems?: readonly Problem[];
  /** What an editor shows, by name; nothing where the step is not thorough. */
  readonly shown: ReadonlyMap<string, unknown>;
}

/** Reads a step's text; with `previous` what an earlier version held may be used again. */
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

/** The first thing in which two readings of the same step differ. */
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

/** The first difference in what follows from a text alone. */
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
    firstDifference(actual.lost, expected.lost, 'lost') ??
    firstDifference(actual.broken, expected.broken, 'broken') ??
    firstDifference(actual.advisory, expected.advisory, 'advisory')
  );
}

const plainLines = (lines: Lines): number[] =>
  Array.from({ length: lines.count }, (_, line) => [lines.startOf(line), lines.endOf(line)]).flat();

/** Trees by their public properties, however they are made; what aliases share is compared once. */
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
    edits: edits.map(({ span: place, newText }) => ({ span: place, newText })),
  })),
  related: related?.map((place) => ({ span: place.span, message: place.message })),
});
