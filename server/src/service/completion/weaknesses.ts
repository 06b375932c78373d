/** Completes CWE IDs by number or name. */
// Imported from `marks/index.ts`, which is a separate bundle, so that no other bundle contains the names.
import { weaknessNames } from '../marks/index.ts';
import { allOf, type ValueSource } from './proposal.ts';

/** Abbreviations of weaknesses that are not the initials of the name, by CWE number. */
const abbreviations: Readonly<Record<string, string>> = { 79: 'xss', 89: 'sqli', 611: 'xxe', 639: 'idor' };

/** For `cwe`: the weaknesses that occur most often in advisories. */
export const weaknesses: ValueSource = ({ shape }) => {
  if (shape.value !== 'cwe') return undefined;
  return allOf(
    weaknessNames().map(([number, name]) => ({
      label: `CWE-${number}`,
      value: `CWE-${number}`,
      kind: 'Constant',
      words: `CWE-${number} ${name}`,
      names: [name, abbreviations[number] ?? ''],
      labelDescription: name,
    })),
  );
};
