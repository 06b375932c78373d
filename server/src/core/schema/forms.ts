/** Walking a document along the schema: which of a place's accepted forms its author chose. */
import type { MappingNode, Pair, Path, ScalarNode, SequenceNode, YamlNode } from '../yaml/tree.ts';
import type { KeyFact, ListForm, MappingForm, SchemaForm, TextForm } from './facts.ts';

/** The form that a node has chosen among those accepted at its place. "One is a list of one" is part of it. */
export type Chosen =
  | { readonly kind: 'text'; readonly node: ScalarNode; readonly form: TextForm }
  | { readonly kind: 'mapping'; readonly node: MappingNode; readonly form: MappingForm }
  | { readonly kind: 'list'; readonly node: SequenceNode; readonly form: ListForm }
  | { readonly kind: 'wrong'; readonly node: YamlNode };

/** Chooses by the node's kind, which is what tells the forms of one place apart. */
export function choose(node: YamlNode, form: SchemaForm): Chosen {
  if (node.kind === 'sequence') return form.list ? { kind: 'list', node, form: form.list } : { kind: 'wrong', node };
  if (node.kind === 'mapping') {
    const mapping = form.mapping ?? form.list?.item.mapping;
    return mapping ? { kind: 'mapping', node, form: mapping } : { kind: 'wrong', node };
  }
  const text = form.text ?? form.list?.item.text;
  return text ? { kind: 'text', node, form: text } : { kind: 'wrong', node };
}

export interface Visit {
  readonly path: Path;
  readonly node: YamlNode;
  readonly chosen: Chosen;
  /** The pair whose value the node is; absent for list items. */
  readonly pair?: Pair;
  readonly fact?: KeyFact;
}

/** Visits every value that the schema knows, parents first; `x_` keys and unknown ones are passed over. */
export function walkForms(root: YamlNode | undefined, form: MappingForm, see: (visit: Visit) => void): void {
  const step = (node: YamlNode, at: SchemaForm, path: Path, pair?: Pair, fact?: KeyFact): void => {
    const chosen = choose(node, at);
    see({ path, node, chosen, ...(pair ? { pair } : {}), ...(fact ? { fact } : {}) });
    if (chosen.kind === 'list') chosen.node.items.forEach((item, i) => step(item, chosen.form.item, [...path, i]));
    if (chosen.kind === 'mapping')
      for (const child of chosen.node.pairs) {
        const known = chosen.form.key(child.key.value);
        if (known) step(child.value, known.form, [...path, child.key.value], child, known);
      }
  };
  if (root) step(root, { mapping: form }, []);
}
