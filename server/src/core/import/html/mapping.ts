/** Reads the ATT&CK mapping of our page: matrices of tactics, then the techniques that have details. */
import { inlineText } from './inline.ts';
import { mergedOrder } from './mergedOrder.ts';
import { hasClass, rawText, type HtmlElement, type HtmlNode } from './tree.ts';

/**
 * Returns the content of the section with one list in place of the matrices and the details. The list has an item for each technique: its
 * item in the details or, if there is none, its label in the matrices.
 */
export function mappingNodes(section: HtmlElement): readonly HtmlNode[] {
  const matrices = section.children.filter((child) => typeof child !== 'string' && hasClass(child, 'ta-matrix'));
  const groups = section.children.filter(
    (child): child is HtmlElement =>
      typeof child !== 'string' && hasClass(child, 'ta-group') && !hasClass(child, 'ta-matrix'),
  );
  const noted = groups.flatMap(({ children }) => children.flatMap((list) => itemsIn(list, 'ul')));
  const items = new Map<string, HtmlElement>();
  for (const item of noted) {
    let label = inlineText(item.children.slice(0, 1), 'appended');
    // A technique may be mapped under two tactics. Added spaces keep its labels distinct.
    while (items.has(label)) label += ' ';
    items.set(label, item);
  }
  const orders = [[...items.keys()]];
  for (const list of matrices.flatMap(tacticLists)) {
    const labels = itemsIn(list, 'ul').map((item) => ({ item, label: labelOf(item) }));
    orders.push(labels.map(({ label }) => label));
    for (const { item, label } of labels) if (!items.has(label)) items.set(label, { ...item, children: [label] });
  }
  const children = mergedOrder(orders).flatMap((label) => items.get(label) ?? []);
  const list: HtmlElement = { ...section, name: 'ul', attributes: {}, children };
  const at = section.children.findIndex((child) => child === matrices[0]);
  const isRest = (child: HtmlNode): boolean => !matrices.includes(child) && !groups.some((group) => group === child);
  return [...section.children.slice(0, at), list, ...section.children.slice(at).filter(isRest)];
}

const itemsIn = (list: HtmlNode, name: string): readonly HtmlElement[] =>
  typeof list === 'string' || list.name !== name
    ? []
    : list.children.flatMap((item) => (typeof item === 'string' ? [] : [item]));

/** Returns the lists of techniques under the tactics of a matrix. */
function tacticLists(node: HtmlNode): readonly HtmlElement[] {
  if (typeof node === 'string') return [];
  if (hasClass(node, 'ta-tactic'))
    return node.children.flatMap((child) => (typeof child !== 'string' && child.name === 'ul' ? [child] : []));
  return node.children.flatMap(tacticLists);
}

/** Returns a label such as `T1566.002 - Phishing: Spearphishing Link`. */
function labelOf(item: HtmlElement): string {
  const [first] = item.children;
  const content = typeof first !== 'string' && first?.name === 'a' ? first.children : item.children;
  const id = content.find((node) => typeof node !== 'string' && hasClass(node, 'ta-id'));
  const name = inlineText(
    content.filter((node) => node !== id),
    'appended',
  );
  return [id === undefined ? '' : rawText(id).trim(), name].filter(Boolean).join(' - ');
}
