/** Common mistakes in brackets. */
import type { Mistake } from './mistake.ts';

export const bracketMistakes: readonly Mistake[] = [
  {
    what: 'a quote that is missing before a comma',
    text: 'tags: ["health, "retail"]\ntitle: x\n',
    problems: ['yaml/syntax ""health"'],
    read: { tags: ['health', 'retail'], title: 'x' },
    fixed: 'tags: ["health", "retail"]\ntitle: x\n',
  },
  {
    what: 'a comma that is missing between two quoted values',
    text: "tags: ['health' 'retail']\ntitle: x\n",
    problems: ['yaml/syntax "\'retail\'"'],
    read: { tags: ['health', 'retail'], title: 'x' },
    fixed: "tags: ['health', 'retail']\ntitle: x\n",
  },
  {
    what: 'a single quote that is doubled at the end of the text',
    text: "title: x\ntags: ['the attackers''",
    problems: [`yaml/syntax "'the attackers''"`],
    read: { title: 'x', tags: ["the attackers'"] },
    fixed: "title: x\ntags: ['the attackers''']",
  },
];
