/** One advisory with each of its lines damaged in each way: what is reported, where, what the fix does, and what can still be read. */
import assert from 'node:assert/strict';
import { applyEdits } from '../../../server/src/core/text/edits.ts';
import { createIsTopKey } from '../../../server/src/core/document/document.ts';
import { parseYaml } from '../../../server/src/core/document/incremental/parse.ts';
import type { Problem } from '../../../server/src/core/problems/problem.ts';
import type { YamlNode } from '../../../server/src/core/yaml/tree.ts';
import { testEnvironment } from '../../support/environment.ts';
import { assertGolden } from '../../support/golden.ts';
import { plain } from '../../support/plain.ts';
import { damages } from './damages.ts';

const lines = `title: A new wave
summary: |
  They came by mail.
severity: high # as rated
actors:
  - name: 'APT29'
    aliases: [Cozy Bear, "Midnight Blizzard"]
  - Sandworm Team
indicators:
  - {type: domain, value: evil.example}
mitre_attack:
- T1078 - Valid Accounts
detection_engineering:
  edr_visibility:
    rating: low
regions: [
  Europe
]
`.split('\n');
const text = lines.join('\n');

const isTopKey = createIsTopKey(testEnvironment().schema);
const parse = (written: string) => parseYaml(written, isTopKey);

/** Returns the values by top-level key, as JSON; a document that is not a mapping is one value without a key. */
function valuesOf(root: YamlNode | undefined): ReadonlyMap<string, string> {
  if (root?.kind !== 'mapping') return new Map([['', JSON.stringify(plain(root))]]);
  return new Map(root.pairs.map(({ key, value }) => [key.value, JSON.stringify(plain(value))]));
}

/** Returns the values that differ from before, one line for each top-level key. */
function differences(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly string[] {
  const all = [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key));
  return all.map((key) => `  reads ${key}: ${after.get(key) ?? 'nothing'}`);
}

/** Returns the lines that a fix changes, as they are afterwards; `as it was` if the fix restores the original text. */
function changed(before: string, after: string): string {
  if (after === text) return 'as it was';
  const old = before.split('\n');
  const now = after.split('\n');
  const start = old.findIndex((line, i) => line !== now[i]);
  const sameAtEnd = [...old].reverse().findIndex((line, i) => line !== now[now.length - 1 - i]);
  return JSON.stringify(now.slice(start, Math.max(start, now.length - sameAtEnd)).join('\n'));
}

function reported(written: string, { code, span, fixes = [] }: Problem): readonly string[] {
  const titles = fixes.map(
    ({ title, edits, safe }) =>
      `    ${title}${safe === true ? ' (safe)' : ''}: ${changed(written, applyEdits(written, edits))}`,
  );
  return [`  ${code} ${JSON.stringify(written.slice(...span))}`, ...titles];
}

/** Returns a text in which no-break spaces and zero-width spaces are written as escapes. */
const visible = (written: string): string =>
  written.replace(/[\u00a0\u200b]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

describe('an advisory with a damaged line', function () {
  this.timeout(120_000);
  const before = parse(text);

  it('has no problem before', () => assert.deepEqual(before.problems, []));

  it('is reported, fixed and parsed as in the golden file', () => {
    const values = valuesOf(before.root);
    const explained = new Set<string>();
    const parts = lines.flatMap((line, index) =>
      damages.flatMap(({ what, apply }) => {
        const damaged = apply(line);
        if (damaged === line || line === '') return [];
        const written = [...lines.slice(0, index), damaged, ...lines.slice(index + 1)].join('\n');
        const { problems, root } = parse(written);
        const sorted = [...problems].sort((a, b) => a.span[0] - b.span[0]);
        const messages = sorted.map(({ message }) => message).filter((message) => !explained.has(message));
        for (const message of messages) explained.add(message);
        return [
          `${JSON.stringify(damaged)} (${what})`,
          ...sorted.flatMap((problem) => reported(written, problem)),
          ...messages.map((message) => `  ${message}`),
          ...differences(values, valuesOf(root)),
        ];
      }),
    );
    assertGolden(new URL('../../fixtures/damaged.txt', import.meta.url), `${visible(parts.join('\n'))}\n`);
  });
});
