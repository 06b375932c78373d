/** After an edit, a long list is divided into chunks again only around the edit, with the same result as from scratch. */
import assert from 'node:assert/strict';

import { createCache } from '../../../server/src/core/cache/cache.ts';
import type { Chunk, KnownSections } from '../../../server/src/core/document/incremental/types.ts';
import { cutSection, type Section, type SourceSlice } from '../../../server/src/core/document/incremental/chunks.ts';
import { parseSection } from '../../../server/src/core/document/incremental/section.ts';
import type { ParsedSection } from '../../../server/src/core/document/incremental/types.ts';
import type { YamlNode } from '../../../server/src/core/yaml/tree.ts';
import { createRandom, type Random } from '../../soak/random.ts';

const key = 'indicators';
const none = {
  problems: [],
  unparsed: [],
  comments: [],
  anchors: false,
  openAliases: false,
  work: 0,
  marks: 0,
  recover: true,
};
const list: YamlNode = { kind: 'sequence', flow: false, items: [], span: [0, 0] };
const keyNode = { kind: 'scalar', value: key, style: 'plain', isNull: false, span: [0, 0] } as const;
const root: YamlNode = {
  kind: 'mapping',
  flow: false,
  pairs: [{ key: keyNode, value: list, span: [0, 0] }],
  span: [0, 0],
};

/** Creates a chunk with the same parsed content for any text, because the content does not affect the division. */
const asRows = ({ text, rowsOf }: SourceSlice): Chunk => ({
  ...none,
  text,
  parsed: root,
  cache: createCache(),
  ...(rowsOf === undefined ? {} : { rowsOf }),
});

function read(text: string, previous: KnownSections | undefined, parsed: SourceSlice[]): ParsedSection {
  const section: Section = { offset: 0, text, key };
  const parse = (slice: SourceSlice): Chunk => {
    parsed.push(slice);
    return asRows(slice);
  };
  return parseSection(section, previous, parse, { marks: Infinity, work: Infinity });
}

const cutOf = ({ chunks }: ParsedSection): unknown => chunks.map(({ chunk, at }) => [at, chunk.text, chunk.rowsOf]);
const fromScratch = (text: string): unknown =>
  cutSection({ offset: 0, text, key }).map((slice) => [slice.offset, slice.text, slice.rowsOf]);

const row = (random: Random, indent: string): string =>
  `${indent}- type: ${random.one(['sha256', 'domain', 'url'])}\n` +
  `${indent}  value: ${'x'.repeat(random.below(120))}${random.below(1000)}\n` +
  (random.chance(20) ? `${indent}  description: |\n${indent}    - no row\n\n${indent}    # no comment\n` : '');

const listOf = (random: Random, rows: number, indent: string): string =>
  `${key}: # of the campaign\n${Array.from({ length: rows }, () => row(random, indent)).join('')}`;

/** Returns a text with a random edit: lines or single characters are typed, pasted, deleted or moved. */
function edited(text: string, random: Random, indent: string): string {
  const lines = text.split('\n');
  const at = 1 + random.below(lines.length);
  const fragment = random.one([
    'x',
    '-',
    ' ',
    '\t',
    '#',
    '\r',
    '- y',
    `${indent}- z`,
    '',
    '   deeper: 1',
    'shallow',
    row(random, indent).trimEnd(),
  ]);
  const what = random.below(100);
  if (what < 40) lines.splice(at, 0, fragment);
  else if (what < 65) lines.splice(at, 1 + random.below(4));
  else {
    const line = lines[at] ?? '';
    const column = random.below(line.length + 1);
    lines[at] = line.slice(0, column) + fragment + line.slice(column + random.below(3));
  }
  return lines.join('\n');
}

describe('a long list that is edited', () => {
  it('is divided like a list that is read from scratch', () => {
    let cuts = 0;
    for (const [rows, indent] of [
      [40, '  '],
      [300, ''],
      [900, '  '],
    ] as const) {
      const random = createRandom(`cut ${rows}`);
      const start = listOf(random, rows, indent);
      let text = start;
      let before = read(text, undefined, []);
      for (let edit = 0; edit < 400; edit++) {
        // If edits have made the list indivisible, the original list is used again.
        text = before.chunks.length < 3 && random.chance(50) ? start : edited(text, random, indent);
        before = read(text, new Map([[key, [before]]]), []);
        assert.deepEqual(cutOf(before), fromScratch(text), `edit ${edit} of ${rows} rows`);
        if (before.chunks.length > 3) cuts++;
      }
    }
    assert.ok(cuts > 600, `${cuts} versions were cut`);
  });

  it('parses only the edited run again', () => {
    const text = listOf(createRandom('once'), 300, '  ');
    const before = read(text, undefined, []);
    const at = text.indexOf('value', text.length / 2);
    const parsed: SourceSlice[] = [];
    const after = read(`${text.slice(0, at)}#${text.slice(at)}`, new Map([[key, [before]]]), parsed);
    assert.equal(parsed.length, 1);
    assert.ok(parsed[0]?.text.includes('#value'));
    const known = new Set(before.chunks.map(({ chunk }) => chunk));
    assert.equal(after.chunks.filter(({ chunk }) => !known.has(chunk)).length, 1);
  });
});
