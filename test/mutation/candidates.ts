/** The mutants of a source file. */
import ts from 'typescript';
import { replacementsOf, type Replacement } from './operators.ts';

export interface Mutant extends Replacement {
  /** The path relative to the project, with slashes. */
  readonly file: string;
  /** The line number, from 1. */
  readonly line: number;
  /** The source line without indentation. */
  readonly source: string;
  /** The replaced text. */
  readonly original: string;
}

/** Returns all mutants of a file, those of a syntax node before those of its children. Types, imports and re-exports have none. */
export function mutantsOf(file: string, text: string): readonly Mutant[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const mutants: Mutant[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
    for (const replacement of replacementsOf(node, source)) {
      const { line } = source.getLineAndCharacterOfPosition(replacement.start);
      const original = text.slice(replacement.start, replacement.end);
      mutants.push({ ...replacement, file, line: line + 1, source: (text.split('\n')[line] ?? '').trim(), original });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return mutants;
}

/** Returns the file's text with the mutant applied. */
export function mutated(text: string, { start, end, text: instead }: Mutant): string {
  return text.slice(0, start) + instead + text.slice(end);
}
