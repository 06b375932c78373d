/**
 * Words that the service adds to what the author wrote: the names of weaknesses, the sectors and regions that it offers, descriptions of keys,
 * and the formats of pages and exports.
 */
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { MappingShape, SchemaShape } from '../../server/src/core/index.ts';
import { describeKey } from '../../server/src/service/describeKey.ts';
import { weaknessName } from '../../server/src/service/marks/weaknesses.ts';
import { testEnvironment } from '../support/environment.ts';
import { assertGolden } from '../support/golden.ts';
import { completionsAt, service } from './support.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** Returns the completions after each single letter, sorted and without duplicates. */
function offeredAfterLetters(before: string): readonly string[] {
  const lines = [...letters].flatMap((letter) =>
    completionsAt(`${before}${letter}▮\n`).map(
      ({ label, detail, kind }) =>
        `${label} | ${detail ?? ''} | ${Object.entries(CompletionItemKind).find(([, value]) => value === kind)?.[0] ?? ''}`,
    ),
  );
  return [...new Set(lines)].sort();
}

/** Returns the accepted shapes, the default and the example of each key in a mapping and in the mappings inside it. */
function describedKeys(mapping: MappingShape | undefined, path = ''): readonly string[] {
  return (mapping?.keys ?? []).flatMap((keyInfo) => {
    const here = path === '' ? keyInfo.key : `${path}.${keyInfo.key}`;
    const { shape } = keyInfo;
    const inside = (shape: SchemaShape | undefined): readonly string[] => describedKeys(shape?.mapping, here);
    // Without the title and the description, which come from the schema.
    const shown = describeKey(keyInfo).split('\n\n').slice(2).join('\n');
    return [`${here}\n${shown}`, ...inside(shape), ...inside(shape.list?.item)];
  });
}

const golden = (name: string, lines: readonly string[]): void =>
  assertGolden(new URL(`../fixtures/service/${name}.txt`, import.meta.url), `${lines.join('\n')}\n`);

describe('words of the service', () => {
  it('names of weaknesses', () => {
    const ids = Array.from({ length: 1500 }, (_, index) => `CWE-${String(index)}`);
    golden(
      'weaknesses',
      ids.flatMap((id) => {
        const name = weaknessName(id);
        return name === undefined ? [] : [`${id} ${name}`];
      }),
    );
  });
  it('sectors', () => golden('sectors', offeredAfterLetters('sectors:\n  - ')));
  it('descriptions of keys', () => {
    // Keys of the same kind of row differ only in their path.
    const first = new Map(
      describedKeys(testEnvironment().schema.root)
        .map((lines) => [lines.slice(lines.indexOf('\n')), lines] as const)
        .reverse(),
    );
    golden('keys', [...first.values()].reverse());
  });
  it('formats of pages and exports', () =>
    golden(
      'formats',
      [...service.pageFormats(), ...service.exportFormats()].map((format) => JSON.stringify(format)),
    ));
  it('regions that are not countries', () => {
    // The names of countries come from the platform.
    const names = new Intl.DisplayNames('en', { type: 'region' });
    const countries = new Set(
      [...letters].flatMap((first) => [...letters].map((second) => names.of((first + second).toUpperCase()))),
    );
    const offered = offeredAfterLetters('regions:\n  - ');
    golden(
      'regions',
      offered.filter((line) => !countries.has(line.split(' | ')[0])),
    );
  });
});
