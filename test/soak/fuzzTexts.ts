/** Unrealistic documents: examples that are cut, repeated, spliced and damaged, and random YAML syntax. */
import { readdirSync, readFileSync } from 'node:fs';
import { rootUrl } from '../support/schema.ts';
import type { Random } from './random.ts';

/** Tokens with a meaning in YAML or in an advisory, alone or in the wrong place. */
const tokens = [
  ...[': ', ':', '- ', '-', '? ', '?', ', ', ',', '[', ']', '{', '}', '"', "'", '|', '>', '|-\n', '>+2\n', '#', ' # c'],
  ...[
    '&a ',
    '*a',
    '&a',
    '<<: *a',
    '!x ',
    '!',
    '!!str ',
    '%',
    '%YAML 1.2\n',
    '@',
    '`',
    '---',
    '---\n',
    '...\n',
    '~',
    '\\',
  ],
  ...['\n', '\n', '\n  ', '\n    ', '\n- ', '\n  - ', '\r\n', '\r', '\t', '\n\t', '\n\n', ' ', '        '],
  ...['<<<<<<< a\n', '|||||||\n', '=======\n', '>>>>>>> b\n', '\n<<<<<<< a\n', '\n=======\n', '\n>>>>>>> b\n'],
  ...[
    'title: ',
    'actors:\n',
    'indicators:\n  - ',
    'type: ',
    'value: ',
    'summary: |\n  ',
    'mitre_attack:\n',
    'body: |\n',
  ],
  ...[
    'T1566.002',
    'T1059',
    'G0016',
    'CVE-2024-1',
    'CVSS:3.1/AV:N',
    'hxxps://',
    'a[.]b',
    '](',
    '[a](',
    '![',
    '<a',
    '&#x',
  ],
  ...[
    'TLP:',
    '2026-02-30',
    '0x1F',
    '1e9',
    '.inf',
    'null',
    'yes',
    '# advisory-disable-next-line ',
    '<placeholder>',
    'TODO',
  ],
  ...[
    '\u0000',
    '\u001b',
    '\u007f',
    '\u0085',
    '\u00a0',
    '\u200b',
    '\u2028',
    '\u202e',
    '\ufeff',
    '\ufffe',
    '\ud83e',
    '\udd8a',
  ],
  ...['🦊', 'é', 'e\u0301', '日本', '–', '•', '“', '’', 'ſ', 'İ', '\u{10ffff}', '__proto__', 'constructor: ', 'x_a: '],
];

/** Returns the texts to damage: the whole examples, and each of their sections. */
export function readFuzzStarts(): { readonly wholes: readonly string[]; readonly sections: readonly string[] } {
  const folder = new URL('examples/', rootUrl);
  const wholes = readdirSync(folder)
    .filter((name) => name.endsWith('.advisory.yaml'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'));
  return { wholes, sections: wholes.flatMap((text) => text.split(/^(?=\w+:)/m)) };
}

/** Returns one document of a few bytes to several hundred kilobytes, which is determined by the random choices. */
export function fuzzText(random: Random, starts: ReturnType<typeof readFuzzStarts>): string {
  let text = startText(random, starts);
  for (let i = random.between(1, 8); i > 0; i--) text = spoil(random, text, starts.sections);
  return text;
}

function startText(random: Random, { wholes, sections }: ReturnType<typeof readFuzzStarts>): string {
  if (random.chance(8)) return random.one(wholes);
  if (random.chance(20)) return heap(random, random.between(1, 200));
  return Array.from({ length: random.between(1, 6) }, () => random.one(sections)).join('');
}

function heap(random: Random, length: number): string {
  return Array.from({ length }, () => (random.chance(10) ? randomSign(random) : random.one(tokens))).join('');
}

const randomSign = (random: Random): string => String.fromCharCode(random.below(random.chance(50) ? 128 : 65_536));

/** Returns a text that is damaged at one location. */
export function spoil(random: Random, text: string, sections: readonly string[]): string {
  const at = random.below(text.length + 1);
  const length = random.chance(80) ? random.below(40) : random.below(text.length);
  const cut = text.slice(at, at + length);
  const [before, behind] = [text.slice(0, at), text.slice(at + length)];
  switch (random.below(12)) {
    case 0:
      return before + behind;
    case 1:
      return before + cut.repeat(random.between(2, 5)) + behind;
    case 2: {
      // Many repetitions of a short text reveal quadratic time.
      const part = cut.slice(0, 30);
      return before + part.repeat(random.chance(10) ? random.between(100, 3_000) : random.between(5, 50)) + behind;
    }
    case 3:
      return before + random.one(tokens).repeat(random.chance(10) ? random.between(50, 2_000) : 1) + cut + behind;
    case 4:
      return before + random.one(tokens) + behind;
    case 5:
      return before + random.one(sections) + behind;
    case 6:
      return before + cut.replace(/^/gm, random.one([' ', '  ', '\t', '> ', '# ', '+', '- '])) + behind;
    case 7:
      return before + cut.replace(/^[ \t]{1,3}/gm, '') + behind;
    case 8:
      return text.replaceAll(random.one([': ', '- ', '\n', '  ', '"', ' ']), () => random.one(tokens)).slice(0, 50_000);
    case 9:
      return text.replaceAll('\n', random.one(['\r\n', '\r', '\n\n']));
    case 10:
      return before + heap(random, random.between(1, 12)) + behind;
    default:
      return before + [...cut].reverse().join('') + behind;
  }
}
