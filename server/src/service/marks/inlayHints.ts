/** Inlay hints: names after IDs, scores and ratings after CVSS vectors, ratings after CVSS scores, and numbers of indicators after `indicators`. */
import type { InlayHint, Range } from 'vscode-languageserver-types';
import {
  attackReleaseOf,
  canonicalValue,
  collectedIn,
  cvssScores,
  cvssSeveritySynonyms,
  cvssSeverityValues,
  pairOf,
  readVector,
  severityOf,
  splitTechnique,
  typedIndicators,
  type AdvisoryDocument,
  type AttackRelease,
  type Environment,
} from '../../core/index.ts';
import { attackIdsIn } from '../attackIds.ts';
import { toSpan } from '../convert.ts';
import { fullName } from '../describeObject.ts';
import { clip } from '../markdown.ts';
import { weaknessName } from './weaknesses.ts';
import { walkTexts, type SeenText } from './walk.ts';

/** The kinds of hints to show; all by default. */
export interface HintSettings {
  /** Names after CWE IDs, and after ATT&CK IDs whose row has no name. */
  readonly names?: boolean;
  /** The score and rating of CVSS vectors, and the rating of CVSS scores. */
  readonly cvss?: boolean;
  /** The number of indicators of each type. */
  readonly indicatorCounts?: boolean;
}

/** The value formats (`x-value`) of ATT&CK IDs. */
const idValues: ReadonlySet<string> = new Set([
  'technique',
  'technique-id',
  'tactic',
  'actor-id',
  'software-id',
  'campaign-id',
  'data-component-id',
  'mitigation-id',
]);

/** The maximum length of a hint, in characters. */
const maxHintLength = 80;
/** The maximum number of indicator types in a hint. */
const maxTypes = 6;

/** Returns the hints within a range, in document order. */
export function provideInlayHints(
  document: AdvisoryDocument,
  range: Range,
  env: Environment,
  { names = true, cvss = true, indicatorCounts = true }: HintSettings = {},
): InlayHint[] {
  if (document.kind !== 'advisory') return [];
  const span = toSpan(range, document.lines);
  const attack = attackReleaseOf(document.advisory, env.catalogue);
  const hints: InlayHint[] = [];
  const add = (offset: number, label: string): void => {
    if (offset >= span[0] && offset <= span[1])
      hints.push({ position: document.lines.positionAt(offset), label: clip(label, maxHintLength), paddingLeft: true });
  };
  if (indicatorCounts) {
    const key = pairOf(document.root, 'indicators')?.key;
    const label = key && key.span[1] + 1 >= span[0] && key.span[0] <= span[1] ? countsOf(document, env) : undefined;
    if (key && label !== undefined) add(key.span[1] + 1, label);
  }
  walkTexts(document, env, span, (seen) => {
    const { node } = seen;
    if (/[\r\n]/.test(document.text.slice(...node.span))) return;
    const label = (names ? nameOf(seen, attack) : undefined) ?? (cvss ? ratingOf(seen) : undefined);
    if (label !== undefined) add(node.span[1], label);
  });
  return hints.sort(({ position: a }, { position: b }) => a.line - b.line || a.character - b.character);
}

/** Returns the name for a CWE ID, or for an ATT&CK ID whose row has no name. */
function nameOf({ node, shape, row }: SeenText, attack: AttackRelease): string | undefined {
  const { value = '' } = shape;
  if (value === 'cwe') return weaknessName(node.value);
  if (!idValues.has(value)) return undefined;
  if (row?.pairs.some(({ key, value: name }) => key.value === 'name' && name.kind === 'scalar' && !name.isNull))
    return undefined;
  if (value === 'technique' && splitTechnique(node).name) return undefined;
  const text = node.value.trim();
  const [written] = attackIdsIn(text);
  // The hint is only shown if the value consists of the ID alone.
  if (!written || written.span[1] - written.span[0] !== text.length) return undefined;
  const object = attack.object(written.id);
  if (!object) return undefined;
  const technique = attack.technique(written.id);
  return technique ? fullName(technique) : object.name;
}

/** Returns the score and rating of a CVSS vector if the row states no score, or the rating of a score if the row states no severity. */
function ratingOf({ node, shape, row }: SeenText): string | undefined {
  const of = (key: string): string | undefined => {
    const value = row?.shape?.name === 'cvss' ? row.pairs.find((pair) => pair.key.value === key)?.value : undefined;
    return value?.kind === 'scalar' && !value.isNull ? value.value : undefined;
  };
  const vector = shape.value === 'cvss-vector' ? readVector(node.value) : undefined;
  if (vector?.valid) {
    if (of('score') !== undefined) return undefined;
    const { overall } = cvssScores(vector.vector, vector.version);
    return `${overall.toFixed(1)} ${severityOf(overall, vector.version)}`;
  }
  if (row?.shape?.name !== 'cvss' || row.key !== 'score') return undefined;
  if (canonicalValue(of('severity') ?? '', cvssSeverityValues, cvssSeveritySynonyms)) return undefined;
  const score = /^\s*\d{1,2}(?:\.\d)?\s*$/.test(node.value) ? Number(node.value) : undefined;
  const read = readVector(of('vector') ?? '');
  return score === undefined || score > 10 ? undefined : severityOf(score, read.valid ? read.version : '3.1');
}

/** Returns the number of listed indicators in total and by type, the most frequent type first; undefined if there are none. */
function countsOf(document: AdvisoryDocument, env: Environment): string | undefined {
  const counts = new Map<string, number>();
  const all = collectedIn(document, env.schema.root, typedIndicators);
  for (const { item } of all) counts.set(item.type, (counts.get(item.type) ?? 0) + 1);
  if (all.length === 0) return undefined;
  const types = [...counts].sort((a, b) => b[1] - a[1]);
  if (types.length === 1) return `${String(all.length)} ${String(types[0]?.[0])}`;
  const shown = types.slice(0, maxTypes).map(([type, count]) => `${String(count)} ${type}`);
  return `${String(all.length)}: ${shown.join(', ')}${types.length > maxTypes ? ', …' : ''}`;
}
