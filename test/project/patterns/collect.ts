/** Finds the regular expressions of source files, with TypeScript's own parser. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { globSync } from 'tinyglobby';
import ts from 'typescript';

export interface Pattern {
  readonly source: string;
  readonly flags: string;
  /** The path relative to the project's folder, with `/`. */
  readonly file: string;
}

/** The code of a pattern that can only be determined at run time. */
export interface BuiltPattern {
  readonly file: string;
  readonly code: string;
}

export interface Patterns {
  readonly known: readonly Pattern[];
  readonly built: readonly BuiltPattern[];
}

/** Returns all regular expression literals and all patterns passed to `new RegExp` or `RegExp` in the files under `root` that the globs match. */
export function collectPatterns(root: string, globs: readonly string[]): Patterns {
  const known: Pattern[] = [];
  const built: BuiltPattern[] = [];
  for (const file of globSync([...globs], { cwd: root }).sort()) {
    const tree = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true);
    const constants = constantsOf(tree);
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const end = node.text.lastIndexOf('/');
        known.push({ source: node.text.slice(1, end), flags: node.text.slice(end + 1), file });
      }
      if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === 'RegExp') {
        const [source, flags] = (node.arguments ?? []).map((argument) => textOf(argument, constants));
        if (source === undefined) built.push({ file, code: node.arguments?.[0]?.getText() ?? '' });
        else known.push({ source, flags: flags ?? '', file });
      }
      ts.forEachChild(node, visit);
    };
    visit(tree);
  }
  return { known, built };
}

type Constants = ReadonlyMap<string, ts.Expression>;

/** Returns the initial values of the top-level variables of a file, by name. */
function constantsOf(tree: ts.SourceFile): Constants {
  const found = new Map<string, ts.Expression>();
  for (const statement of tree.statements)
    if (ts.isVariableStatement(statement))
      for (const { name, initializer } of statement.declarationList.declarations)
        if (ts.isIdentifier(name) && initializer) found.set(name.text, initializer);
  return found;
}

/** Returns the text of an expression of literals, templates, `String.raw` and constants of the file; undefined for any other. */
function textOf(node: ts.Expression, constants: Constants): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isIdentifier(node)) {
    const value = constants.get(node.text);
    return value && textOf(value, constants);
  }
  if (ts.isTaggedTemplateExpression(node))
    return node.tag.getText() === 'String.raw' ? templateText(node.template, constants, true) : undefined;
  return ts.isTemplateExpression(node) ? templateText(node, constants, false) : undefined;
}

function templateText(node: ts.TemplateLiteral, constants: Constants, raw: boolean): string | undefined {
  const own = (part: ts.TemplateLiteralLikeNode): string => (raw ? part.rawText : undefined) ?? part.text;
  if (ts.isNoSubstitutionTemplateLiteral(node)) return own(node);
  let text = own(node.head);
  for (const { expression, literal } of node.templateSpans) {
    const value = textOf(expression, constants);
    if (value === undefined) return undefined;
    text += value + own(literal);
  }
  return text;
}
