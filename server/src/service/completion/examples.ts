/** Completes from the schema's examples, for values that are hard to remember and not in the catalogue. */
import { allOf, type ValueSource } from './proposal.ts';

/** For `cvss-vector`: the `examples` of the key in the schema. */
export const examples: ValueSource = ({ shape, key }) => {
  if (shape.value !== 'cvss-vector') return undefined;
  const texts = (key?.examples ?? []).flat().filter((example) => typeof example === 'string');
  return allOf(
    [...new Set(texts)].map((text) => ({
      label: text,
      value: text,
      kind: 'Value',
      detail: 'example',
    })),
  );
};
