/** The mutation operators, which replace a syntax node or a part of it. */
import ts from 'typescript';

/** A replacement of the source text from `start` to `end`, with the operator's name. */
export interface Replacement {
  readonly operator: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const tokens: ReadonlyMap<ts.SyntaxKind, readonly [operator: string, text: string]> = new Map([
  [ts.SyntaxKind.AmpersandAmpersandToken, ['logical', '||']],
  [ts.SyntaxKind.BarBarToken, ['logical', '&&']],
  [ts.SyntaxKind.EqualsEqualsEqualsToken, ['equality', '!==']],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, ['equality', '===']],
  [ts.SyntaxKind.LessThanToken, ['boundary', '<=']],
  [ts.SyntaxKind.LessThanEqualsToken, ['boundary', '<']],
  [ts.SyntaxKind.GreaterThanToken, ['boundary', '>=']],
  [ts.SyntaxKind.GreaterThanEqualsToken, ['boundary', '>']],
  [ts.SyntaxKind.PlusToken, ['arithmetic', '-']],
  [ts.SyntaxKind.MinusToken, ['arithmetic', '+']],
]);

const methods: ReadonlyMap<string, string> = new Map([
  ['some', 'every'],
  ['every', 'some'],
  ['startsWith', 'endsWith'],
  ['endsWith', 'startsWith'],
  ['trimStart', 'trimEnd'],
  ['trimEnd', 'trimStart'],
  ['find', 'findLast'],
  ['findLast', 'find'],
  ['indexOf', 'lastIndexOf'],
  ['lastIndexOf', 'indexOf'],
]);

/** Methods whose calls are replaced by the object that they are called on. */
const passed = new Set(['trim', 'toLowerCase', 'toUpperCase', 'filter', 'sort', 'toSorted', 'reverse']);

/** Returns all replacements of a node itself, without its children. */
export function replacementsOf(node: ts.Node, source: ts.SourceFile): readonly Replacement[] {
  const at = (operator: string, location: ts.Node, text: string): Replacement => ({
    operator,
    start: location.getStart(source),
    end: location.getEnd(),
    text,
  });
  if (ts.isBinaryExpression(node)) {
    const isText = ts.isStringLiteralLike(node.left) || ts.isStringLiteralLike(node.right);
    const token = tokens.get(node.operatorToken.kind);
    if (token && !(token[0] === 'arithmetic' && isText)) return [at(token[0], node.operatorToken, token[1])];
    if (node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken)
      return [at('fallback', node, node.right.getText(source))];
    return [];
  }
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
    return [at('negation', node, node.operand.getText(source))];
  if (ts.isIfStatement(node)) return ['true', 'false'].map((text) => at('condition', node.expression, text));
  if (ts.isConditionalExpression(node)) return ['true', 'false'].map((text) => at('condition', node.condition, text));
  if (node.kind === ts.SyntaxKind.TrueKeyword) return [at('boolean', node, 'false')];
  if (node.kind === ts.SyntaxKind.FalseKeyword) return [at('boolean', node, 'true')];
  if (ts.isNumericLiteral(node)) return [at('number', node, String(Number(node.text) + 1))];
  if (ts.isStringLiteral(node) && node.text !== '' && !ts.isImportDeclaration(node.parent))
    return [at('text', node, "''")];
  if (ts.isExpressionStatement(node) && ts.isCallExpression(node.expression)) return [at('statement', node, ';')];
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    const { name, expression } = node.expression;
    const other = methods.get(name.text);
    if (other !== undefined) return [at('method', name, other)];
    if (passed.has(name.text) && !node.expression.questionDotToken)
      return [at('method', node, expression.getText(source))];
  }
  if (ts.isSpreadElement(node) && ts.isArrayLiteralExpression(node.parent)) return [at('element', node, '...[]')];
  return [];
}
