/** Finds the messages of the extension in its sources. */
import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { rootUrl } from './schema.ts';

/** A call that translates a message: `l10n.t(…)` of VS Code, or `t(…)` where this function is passed in. */
export interface MessageCall {
  /** The file and the line, counted from one. */
  readonly location: string;
  /** The message; undefined if it is not a literal. */
  readonly message: string | undefined;
  /** The number of arguments after the message. */
  readonly args: number;
}

/** Names of properties and parameters whose texts VS Code shows. */
const shownNames =
  /^(?:title|placeHolder|placeholder|prompt|openLabel|saveLabel|tooltip|detail|description|validationMessage|label|message|text|name|value)$/;
/** Functions that show their first argument. */
const showing = /^(?:showInformation|showWarning|showError|confirm|show\w+Message|showServerStopped)$/;
/** Whether a text needs no translation, because it has no letters or begins with a name. */
const isName = (text: string): boolean => !/\p{L}/u.test(text) || /^(?:Advisory\b|ATT&CK |TLP:)/.test(text);

/** Returns every call that translates a message, and the locations of texts that VS Code shows without translation. */
export function clientMessages(): { readonly calls: readonly MessageCall[]; readonly untranslated: readonly string[] } {
  const calls: MessageCall[] = [];
  const untranslated: string[] = [];
  for (const path of readdirSync(new URL('client/src/', rootUrl), { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.ts')) continue;
    const source = ts.createSourceFile(
      path,
      readFileSync(new URL(`client/src/${path}`, rootUrl), 'utf8'),
      ts.ScriptTarget.Latest,
      true,
    );
    const locationOf = (node: ts.Node): string =>
      `${path}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node)) {
        const callee = node.expression.getText();
        const [first] = node.arguments;
        if (/^(?:l10n\.)?t$/.test(callee))
          calls.push({
            location: locationOf(node),
            message: first && ts.isStringLiteralLike(first) ? first.text : undefined,
            args: node.arguments.length - 1,
          });
        if (showing.test(callee) && first && isText(first)) untranslated.push(locationOf(node));
      }
      const named = shownText(node);
      if (named && isText(named)) untranslated.push(locationOf(node));
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return { calls, untranslated };
}

/** Returns the expression that a node assigns to a property whose text VS Code shows; undefined for other nodes. */
function shownText(node: ts.Node): ts.Expression | undefined {
  if (ts.isPropertyAssignment(node)) return shownNames.test(node.name.getText()) ? node.initializer : undefined;
  const isAssignment = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  if (!isAssignment || !ts.isPropertyAccessExpression(node.left)) return undefined;
  return shownNames.test(node.left.name.text) ? node.right : undefined;
}

/** Whether an expression is, or may evaluate to, a literal text that needs a translation. */
function isText(node: ts.Expression): boolean {
  if (ts.isStringLiteralLike(node)) return !isName(node.text);
  if (ts.isTemplateExpression(node))
    return !isName(node.head.text + node.templateSpans.map(({ literal }) => literal.text).join(''));
  return ts.isConditionalExpression(node) && (isText(node.whenTrue) || isText(node.whenFalse));
}
