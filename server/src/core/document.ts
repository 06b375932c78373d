/** An advisory's text with all that follows from it alone: lines, tree, model, syntax problems. */
import { buildAdvisory } from './model/build.ts';
import type { Advisory } from './model/advisory.ts';
import type { Problem } from './problem.ts';
import type { SchemaFacts } from './schema/facts.ts';
import { readTextMappings } from './schema/textMappings.ts';
import { checkValues } from './schema/values.ts';
import { createLines, type Lines, type Span } from './text.ts';
import { parseYaml, type PieceCache } from './yaml/parse.ts';
import type { Comment, YamlNode } from './yaml/tree.ts';

/** What a text is: an advisory, a configuration file, or a catalogue of a team's own. */
export type DocumentKind = 'advisory' | 'config' | 'catalogue';

export interface AdvisoryDocument {
  readonly kind: DocumentKind;
  readonly text: string;
  readonly lines: Lines;
  readonly root: YamlNode | undefined;
  readonly comments: readonly Comment[];
  readonly advisory: Advisory;
  /** What is wrong with the writing: syntax, and values that YAML or other tools read as something else. */
  readonly syntaxProblems: readonly Problem[];
  /** Places whose content a syntax error has lost. */
  readonly lost: readonly Span[];
  /** A syntax error has lost content: what is shown of the advisory is not all of it. */
  readonly broken: boolean;
  /** Values that a comment swallowed: reported as that, not as empty too. */
  readonly swallowed: ReadonlySet<YamlNode>;
  /** The sections as parsed, for the next version of the same advisory. */
  readonly pieces: PieceCache;
}

/**
 * Reads an advisory, or with `kind` another text that its own schema describes: of that the advisory is empty. Pure, and never throws:
 * every text is a document. Sections that `previous`, an earlier version of the same file, had with the same text are not parsed again.
 */
export function parseAdvisory(
  text: string,
  schema: SchemaFacts,
  kind: DocumentKind = 'advisory',
  previous?: AdvisoryDocument,
): AdvisoryDocument {
  const parsed = parseYaml(text, (word) => schema.root.key(word) !== undefined, previous?.pieces);
  const read = readTextMappings(parsed.root, text, schema.root);
  const values = checkValues(read.root, text, parsed.comments, schema.root);
  const inside = (outer: Span, inner: Span): boolean => outer[0] <= inner[0] && inner[1] <= outer[1];
  // What is to be put in quotes is judged when it is.
  const quoted = new Set(read.problems.map(({ span }) => span.join()));
  const isQuoted = ({ span }: Problem): boolean => quoted.has(span.join());
  const advisory = buildAdvisory(kind === 'advisory' ? read.root : undefined, {
    isLost: (span) => parsed.lost.some((lost) => inside(span, lost)),
    isSwallowed: (node) => values.swallowed.has(node),
  });
  return {
    kind,
    text,
    lines: createLines(text),
    root: read.root,
    comments: parsed.comments,
    advisory,
    syntaxProblems: [...parsed.problems, ...read.problems, ...values.problems.filter((problem) => !isQuoted(problem))],
    lost: parsed.lost,
    swallowed: values.swallowed,
    pieces: parsed.pieces,
    broken: parsed.problems.some((problem) => problem.severity === 'error' && problem.code === 'yaml/syntax'),
  };
}
