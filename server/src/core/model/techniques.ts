/** Reads techniques in the notations of authors: an ID, `ID - Name`, or a mapping. */
import type { Span } from '../text/text.ts';
import { confidenceSynonyms, confidenceValues } from './vocabularies.ts';
import type { ScalarNode, YamlNode } from '../yaml/tree.ts';
import type { TechniqueEntry, Text } from './advisory.ts';
import { fields, items, rowWith, text, texts, word } from './readers.ts';

/** Reads a technique in `mitre_attack` or in the `techniques` of a row. */
export function technique(node: YamlNode): TechniqueEntry | undefined {
  const from = fields(node, 'id');
  if (!from) return undefined;
  if (from.node.kind === 'scalar') return { ...from.row, ...splitTechnique(from.node), tactics: [] };
  return rowWith(from, {
    id: text(from.at('id')),
    name: text(from.at('name')),
    tactics: texts(from.at('tactics')),
    description: text(from.at('description')),
    confidence: word(from.at('confidence'), confidenceValues, confidenceSynonyms),
  });
}

/** Reads the value of `techniques` in a row; an empty list if there is none. */
export function techniques(node: YamlNode | undefined): readonly TechniqueEntry[] {
  return items(node).flatMap((item) => technique(item) ?? []);
}

/**
 * Splits `T1566.002 - Phishing: Spearphishing Link` into ID and name, each with its span. Text that does not begin with an ID is returned
 * as `id` if it is a single word, and as `name` otherwise.
 */
export function splitTechnique(node: ScalarNode): { id?: Text; name?: Text } {
  const match = /^(\s*)((?:MOB-)?[A-Za-z]{1,3}\d[\w./]*)(\s*[-–—:,]\s*|\s+)?(.*)$/s.exec(node.value);
  if (!match) {
    const all = text(node);
    return all ? (/^\S+$/.test(all.value.trim()) ? { id: all } : { name: all }) : {};
  }
  const [, lead = '', id = '', gap = '', rest = ''] = match;
  const name = rest.trimEnd();
  const at = lead.length + id.length + gap.length;
  const idText = { value: id, span: within(node, lead.length, lead.length + id.length) };
  // `T1566,001` is a sub-technique's ID with the wrong separator. It must not be read as the parent technique `T1566`.
  if (/^\d{3}$/.test(name))
    return { id: { value: node.value.trim(), span: within(node, lead.length, at + name.length) } };
  return name === '' || /^\d{1,3}$/.test(name)
    ? { id: idText }
    : { id: idText, name: { value: name, span: within(node, at, at + name.length) } };
}

/**
 * Returns the span of the characters `from` to `to` of a scalar's value. If the source differs from the value (escapes, several lines),
 * returns the span of the whole scalar.
 */
export function within(node: ScalarNode, from: number, to: number): Span {
  const quotes = node.style === 'single' || node.style === 'double' ? 1 : 0;
  const asWritten = node.span[1] - node.span[0] === node.value.length + 2 * quotes;
  if (!asWritten || node.style === 'literal' || node.style === 'folded') return node.span;
  return [node.span[0] + quotes + from, node.span[0] + quotes + to];
}
