/** Finds the test files that depend on a source file, nearest first. */
import path from 'node:path';
import ts from 'typescript';

/** Returns the relative static imports and re-exports of a file, except those of types only, as paths relative to the project. */
function importsOf(file: string, text: string): readonly string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false);
  return source.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const isType = ts.isImportDeclaration(statement)
      ? statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
      : statement.isTypeOnly;
    const { moduleSpecifier: from } = statement;
    if (isType || !from || !ts.isStringLiteral(from) || !from.text.startsWith('.')) return [];
    return [path.posix.join(path.posix.dirname(file), from.text)];
  });
}

/**
 * Returns a function that returns the test files that import a source file, directly or through other files, sorted by the number of imports
 * between them, then by how similar the paths are.
 *
 * @param read returns the text of a file relative to the project; undefined if it does not exist
 */
export function createNearness(
  tests: readonly string[],
  read: (file: string) => string | undefined,
): (file: string) => readonly string[] {
  const imports = new Map<string, readonly string[]>();
  const importsIn = (file: string): readonly string[] => {
    const known = imports.get(file);
    if (known) return known;
    const text = read(file);
    const found = text === undefined ? [] : importsOf(file, text);
    imports.set(file, found);
    return found;
  };
  const distances = tests.map((test) => [test, distancesFrom(test, importsIn)] as const);
  return (file) =>
    distances
      .flatMap(([test, reached]): readonly (readonly [string, number])[] => {
        const distance = reached.get(file);
        return distance === undefined ? [] : [[test, distance - 2 * sharedWords(test, file)]];
      })
      .sort(([, a], [, b]) => a - b)
      .map(([test]) => test);
}

/** Returns the number of imports between a file and each file that it reaches. */
function distancesFrom(start: string, importsIn: (file: string) => readonly string[]): ReadonlyMap<string, number> {
  const distances = new Map([[start, 0]]);
  for (const [file, distance] of distances)
    for (const next of importsIn(file)) if (!distances.has(next)) distances.set(next, distance + 1);
  return distances;
}

function sharedWords(one: string, other: string): number {
  const words = wordsOf(one);
  return [...wordsOf(other)].filter((word) => words.has(word)).length;
}

const wordsOf = (file: string): ReadonlySet<string> =>
  new Set(
    file
      .replace(/([a-z])([A-Z])/g, '$1/$2')
      .toLowerCase()
      .replace(/s\b/g, '')
      .split(/[/.]/),
  );
