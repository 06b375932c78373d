/** Words that the service adds to what the author wrote: the names of weaknesses, and the sectors and regions that it offers. */
import { CompletionItemKind } from 'vscode-languageserver-types';
import { weaknessName } from '../../server/src/service/marks/weaknesses.ts';
import { assertGolden } from '../support/golden.ts';
import { completionsAt } from './support.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** Returns everything that is offered after each first letter, once. */
function offeredAfterLetters(before: string): readonly string[] {
  const lines = [...letters].flatMap((letter) =>
    completionsAt(`${before}${letter}▮\n`).map(
      ({ label, detail, kind }) =>
        `${label} | ${detail ?? ''} | ${Object.entries(CompletionItemKind).find(([, value]) => value === kind)?.[0] ?? ''}`,
    ),
  );
  return [...new Set(lines)].sort();
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
