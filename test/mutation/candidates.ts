/** The mutants of a source file. */
import ts from 'typescript';
import { replacementsOf, type Replacement } from './operators.ts';

export interface Mutant extends Replacement {
  /** Relative to the project, with slashes. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** The line as it stands, without the spaces around it. */
  readonly source: string;
  /** What was replaced. */
  readonly original: string;
}

/** All mutants of a file in the order of their places. Types, imports and exports of other files have none. */
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

/** The file's text with the mutant in it. */
export function mutated(text: string, { start, end, text: instead }: Mutant): string {
  return text.slice(0, start) + instead + text.slice(end);
}
