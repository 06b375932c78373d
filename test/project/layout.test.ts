/** Checks docs/architecture.md: no import cycles, no mutual imports of sibling folders, no file in core outside of the rooms, no forbidden import. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { closedDoor, isKnownException } from '../../eslint/doors.mjs';
import { coreRooms } from '../../eslint/rooms.mjs';

const project = fileURLToPath(new URL('../../', import.meta.url));
const roots = ['server/src', 'client/src', 'client/webview'];
const files = roots
  .flatMap((root) =>
    readdirSync(join(project, root), { recursive: true, encoding: 'utf8' }).map((file) => `${root}/${file}`),
  )
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /(?<!\.d)\.ts$/.test(file));

/** Returns what a file imports and re-exports, as written; type imports count. */
const specifiersOf = (file: string): string[] =>
  [...readFileSync(join(project, file), 'utf8').matchAll(/(?:\bfrom|^import|\bimport\()\s*'([^'\n]+)'/gm)].map(
    ([, name = '']) => name,
  );

/** The files that each file imports, except for the known exceptions of eslint/rooms.mjs. */
const importsOf = new Map(
  files.map((file) => [
    file,
    specifiersOf(file)
      .flatMap((name) => (name.startsWith('.') ? [posix.join(posix.dirname(file), name)] : []))
      .filter((target) => !isKnownException(file, target)),
  ]),
);

describe('the layout of the sources', () => {
  it('has no import cycles between files', () => {
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
      if (path.includes(file) || done.has(file)) return;
      for (const target of importsOf.get(file) ?? []) visit(target, [...path, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    assert.deepEqual(circles, []);
  });

  it('has no two sibling folders that import each other', () => {
    const ways = new Map<string, string>();
    for (const [file, targets] of importsOf) {
      for (const target of targets) {
        const [from, to] = siblingsOf(file, target);
        if (from !== to) ways.set(`${from} → ${to}`, `${file} → ${target}`);
      }
    }
    const pairs = [...ways].filter(([way]) => ways.has(way.split(' → ').reverse().join(' → ')));
    assert.deepEqual(pairs, []);
  });

  it('has no file in core outside of its rooms, except index.ts', () => {
    const loose = files.filter((file) => dirname(file) === 'server/src/core');
    assert.deepEqual(loose, ['server/src/core/index.ts']);
  });

  it('matches docs/architecture.md', () => {
    const page = readFileSync(join(project, 'docs/architecture.md'), 'utf8');
    const listed = [...page.matchAll(/^\| `core\/(\w+)` \|/gm)].map(([, room]) => room);
    assert.deepEqual(listed, coreRooms);
  });

  it('has no import that eslint/rooms.mjs forbids', () => {
    const passed = files.flatMap((file) => specifiersOf(file).flatMap((name) => closedDoor(file, name) ?? []));
    assert.deepEqual(passed, []);
  });
});

/** Returns the two folders in which the paths of two files diverge; two empty strings if one of the files is directly in their common folder. */
function siblingsOf(file: string, target: string): readonly [string, string] {
  const [one, other] = [file.split('/'), target.split('/')];
  const at = one.findIndex((step, index) => step !== other[index]);
  if (at < 0 || at === one.length - 1 || at === other.length - 1) return ['', ''];
  return [one.slice(0, at + 1).join('/'), other.slice(0, at + 1).join('/')];
}
