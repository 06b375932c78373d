import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { inWorkspace } from './support.ts';

interface Expected {
  /** The line number, from 1. */
  readonly line: number;
  readonly code: string;
  /** Whether `--fix` fixes it. */
  readonly certainFix: boolean;
}

interface Printed {
  readonly files: readonly {
    readonly diagnostics: readonly {
      readonly code: string;
      readonly range: { readonly start: { readonly line: number } };
    }[];
  }[];
}

const folder = join(import.meta.dirname, '..', 'fixtures', 'planted');
const text = readFileSync(join(folder, 'forty.advisory.yaml'), 'utf8');
const expected: readonly Expected[] = JSON.parse(readFileSync(join(folder, 'forty.expected.json'), 'utf8'));

/** Returns the diagnostics in JSON output as entries such as `5 schema/enum`, sorted by line, then by code. */
function found(printed: string): string[] {
  const { files }: Printed = JSON.parse(printed);
  return sorted(
    files.flatMap(({ diagnostics }) => diagnostics.map(({ code, range }) => `${range.start.line + 1} ${code}`)),
  );
}

const sorted = (entries: readonly string[]): string[] =>
  [...entries].sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10) || (a < b ? -1 : 1));

describe('a file with forty planted mistakes', () => {
  it('reports each once, with its code, on its line, and nothing else', () =>
    inWorkspace(async ({ run, write }) => {
      write('forty.advisory.yaml', text);
      const { stdout } = await run(['check', '--format', 'json', 'forty.advisory.yaml']);
      assert.deepEqual(found(stdout), sorted(expected.map(({ line, code }) => `${line} ${code}`)));
    }));

  it('contains only mistakes without a safe fix after --fix', () =>
    inWorkspace(async ({ run, write }) => {
      write('forty.advisory.yaml', text);
      const { stdout } = await run(['check', '--fix', '--format', 'json', 'forty.advisory.yaml']);
      const codes = found(stdout).map((entry) => entry.replace(/^\d+ /, ''));
      const left = expected.filter(({ certainFix }) => !certainFix).map(({ code }) => code);
      assert.deepEqual(codes.sort(), left.sort());
    }));
});
