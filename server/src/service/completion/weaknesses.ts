/** Completes CWE IDs by number or name. */
import { weaknessNames } from '../weaknesses.ts';
import { allOf, type ValueSource } from './proposal.ts';

/** Abbreviations that are not the initials of the name, by number. */
const abbreviations: Readonly<Record<string, readonly string[]>> = {
  22: ['directory traversal'],
  77: ['rce'],
  78: ['rce'],
  79: ['xss'],
  89: ['sqli'],
  94: ['rce'],
  611: ['xxe'],
  639: ['idor'],
};

/** For `cwe`: the weaknesses that occur most often in advisories. */
export const weaknesses: ValueSource = ({ form }) => {
  if (form.value !== 'cwe') return undefined;
  return allOf(
    Object.entries(weaknessNames).map(([number, name]) => ({
      label: `CWE-${number}`,
      value: `CWE-${number}`,
      kind: 'Constant',
      words: `CWE-${number} ${name}`,
      names: [name, ...(abbreviations[number] ?? [])],
      labelDescription: name,
    })),
  );
};
