/** Finds the techniques that an advisory's prose mentions. */
import { normaliseTechniqueId } from '../catalogue/objectId.ts';
import { withoutCode } from '../text/proseCode.ts';
import type { MappingShape } from '../schema/schemaIndex.ts';
import { pathOf, walkShapes, type Visit } from '../schema/shapes.ts';
import type { Span } from '../text/text.ts';
import type { Path, ScalarNode, YamlNode } from '../yaml/tree.ts';
import { pushAll } from '../util/lists.ts';

export interface ProseMention {
  /** The ID in ATT&CK's notation. */
  readonly id: string;
  readonly span: Span;
  /** The path of the prose value that contains the ID. */
  readonly path: Path;
}

/**
 * Returns every technique ID in prose, in document order. The schema marks the keys that contain prose. IDs in code spans and code blocks
 * are ignored, because code is quoted text.
 */
export function proseMentions(root: YamlNode | undefined, text: string, schema: MappingShape): ProseMention[] {
  const seen = new Set<YamlNode>();
  const mentions: ProseMention[] = [];
  walkShapes(root, schema, (visit) => {
    const { chosen } = visit;
    if (chosen.kind !== 'text' || !chosen.shape.prose || seen.has(chosen.node)) return;
    seen.add(chosen.node);
    pushAll(mentions, mentionsIn(chosen.node, text, visit));
  });
  return mentions.sort((a, b) => a.span[0] - b.span[0]);
}

/**
 * Matches a technique ID that is not part of a longer word or number, and not joined to one by a hyphen: `T1059`, `T1059.001`, `T1059/001`.
 */
const idPattern = /(?<![\p{L}\p{N}_.-])T\d{4}(?:[./]\d{3})?(?![\p{L}\p{N}_]|-\p{L}|-\d)/gu;

function mentionsIn(node: ScalarNode, text: string, visit: Visit): ProseMention[] {
  const inValue = [...node.value.matchAll(idPattern)];
  if (inValue.length === 0) return [];
  const prose = withoutCode(node.value);
  // In every scalar style, the source normally contains the same IDs in the same order. If the counts differ because an ID contains an
  // escape sequence, each ID gets the span of the whole value.
  const inSource = [...text.slice(node.span[0], node.span[1]).matchAll(idPattern)];
  return inValue.flatMap((match, index) => {
    const id = normaliseTechniqueId(match[0]);
    if (id === undefined || prose.slice(match.index, match.index + match[0].length) !== match[0]) return [];
    const found = inSource.length === inValue.length ? inSource[index] : undefined;
    const start = node.span[0] + (found?.index ?? 0);
    return [{ id, path: pathOf(visit), span: found ? ([start, start + match[0].length] as const) : node.span }];
  });
}
