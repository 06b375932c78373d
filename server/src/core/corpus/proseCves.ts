/** Finds the CVE IDs that an advisory's prose mentions. */
import { withoutCode } from '../text/proseCode.ts';
import type { MappingShape } from '../schema/schemaIndex.ts';
import { walkShapes } from '../schema/shapes.ts';
import { isCveId } from '../vulnerabilities/cveId.ts';
import type { ScalarNode, YamlNode } from '../yaml/tree.ts';
import type { Mention } from './mention.ts';
import { pushAll } from '../util/lists.ts';

/** Matches a CVE ID that is not part of another word or number. */
const idPattern = /(?<![\p{L}\p{N}_.-])CVE-\d{4}-\d{4,19}(?![\p{L}\p{N}_-])/giu;

/** Returns every CVE ID in prose. IDs in code spans and code blocks are ignored. Offsets are relative to `text`. */
export function proseCves(root: YamlNode | undefined, text: string, schema: MappingShape): Mention[] {
  const seen = new Set<YamlNode>();
  const mentions: Mention[] = [];
  walkShapes(root, schema, ({ chosen }) => {
    if (chosen.kind !== 'text' || !chosen.shape.prose || seen.has(chosen.node)) return;
    seen.add(chosen.node);
    pushAll(mentions, mentionsIn(chosen.node, text));
  });
  return mentions;
}

function mentionsIn(node: ScalarNode, text: string): Mention[] {
  const inValue = [...node.value.matchAll(idPattern)];
  if (inValue.length === 0) return [];
  const prose = withoutCode(node.value);
  // In every scalar style, the source normally contains the same IDs in the same order. If the counts differ, for example because an ID
  // contains an escape sequence, the whole value is used as the span of each ID.
  const inSource = [...text.slice(...node.span).matchAll(idPattern)];
  return inValue.flatMap(({ 0: written, index }, at): Mention[] => {
    const key = written.toUpperCase();
    if (!isCveId(key) || prose.slice(index, index + written.length) !== written) return [];
    const found = inSource.length === inValue.length ? inSource[at] : undefined;
    const start = node.span[0] + (found?.index ?? 0);
    const span = found ? ([start, start + written.length] as const) : node.span;
    return [{ kind: 'vulnerability', key, name: written, span, role: 'prose' }];
  });
}
