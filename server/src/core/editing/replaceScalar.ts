/** Replaces the text of a scalar. */
import type { Edit } from '../text/edits.ts';
import type { Span } from '../text/text.ts';
import { isSafePlain, quoteScalar, readAs } from '../yaml/quote.ts';
import type { ScalarNode, YamlNode } from '../yaml/tree.ts';
import type { EditTarget } from './target.ts';

/** Returns the edits that replace a scalar's text, or the part of it that `span` covers, keeping the quoting style if possible. */
export function replaceScalar({ text, root }: EditTarget, span: Span, value: string): readonly Edit[] {
  const found = scalarAround(root, span);
  if (!found) return [{ span, newText: quoteScalar(value), replaces: [text.slice(...span)] }];
  const { node, flow } = found;
  const whole = node.span[0] === span[0] && node.span[1] === span[1];
  const replaces = [node.value];
  if (node.style === 'literal' || node.style === 'folded') return [{ span, newText: value, replaces }];
  const quotes = node.style === 'plain' ? 0 : 1;
  const from = span[0] - node.span[0] - quotes;
  const next = whole ? value : node.value.slice(0, from) + value + node.value.slice(from + span[1] - span[0]);
  if (node.style !== 'plain') {
    const part = quoteScalar(value, node.style).slice(1, -1);
    return [{ span, newText: whole ? quoteScalar(value, node.style) : part, replaces }];
  }
  // An author who writes a date or boolean without quotes expects the new value to have no quotes either.
  const reading = readAs(node.value);
  const isSameKind = (reading === 'date' || reading === 'boolean') && readAs(next) === reading;
  if (isSameKind || isSafePlain(next, flow) || text.slice(...span) === value)
    return [{ span, newText: value, replaces }];
  return [{ span: node.span, newText: quoteScalar(next, 'single', flow), replaces }];
}

/** Returns the innermost scalar that contains a span, and whether it is in a flow collection. */
function scalarAround(root: YamlNode | undefined, span: Span): { node: ScalarNode; flow: boolean } | undefined {
  const holds = (node: YamlNode): boolean => node.span[0] <= span[0] && span[1] <= node.span[1];
  let node = root;
  let flow = false;
  while (node && holds(node)) {
    if (node.kind === 'scalar') return { node, flow };
    flow ||= node.flow;
    const children: readonly YamlNode[] =
      node.kind === 'mapping' ? node.pairs.flatMap((pair) => [pair.key, pair.value]) : node.items;
    node = children.find(holds);
  }
  return undefined;
}
