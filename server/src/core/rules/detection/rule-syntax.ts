import { parseYaml } from '../../document/incremental/parse.ts';
import type { Problem } from '../../problems/problem.ts';
import { compose, Refused } from '../../yaml/compose.ts';
import { readSimple } from '../../yaml/simple/readSimple.ts';
import { nodeAt, pairOf } from '../../yaml/tree.ts';
import type { Rule } from '../rule.ts';
import { createSpanWithin } from '../shared/spanWithin.ts';

export const rule: Rule = {
  meta: {
    code: 'detection/rule-syntax',
    severity: 'error',
    summary: 'The body of a Sigma rule is not well-formed YAML.',
  },
  reads: { rows: ['detection_rules'] },
  check(context) {
    const rules = nodeAt(context.root, ['detection_rules'])?.node;
    for (const row of rules?.kind === 'sequence' ? rules.items : [rules]) {
      const [type, body] = ['type', 'body'].map((key) => pairOf(row, key)?.value);
      // `detection/folded-body` reports folded blocks, whose lines are joined.
      if (body?.kind !== 'scalar' || body.style === 'folded') continue;
      if (type?.kind !== 'scalar' || type.value.trim().toLowerCase() !== 'sigma') continue;
      const problem = syntaxProblem(body.value);
      if (!problem) continue;
      const part = body.value.slice(...problem.span);
      context.report({
        span: createSpanWithin(body, context.text)(part, problem.span[0]),
        message:
          'This part of the Sigma rule is not well-formed YAML. Check its quotes, brackets, colons and indentation.',
      });
    }
  },
};

/**
 * Returns the first syntax error in a YAML file; undefined if there is none, or if the file exceeds a parser limit. Only its span is
 * useful: its message describes errors in advisories.
 */
function syntaxProblem(text: string): Problem | undefined {
  // `readSimple` accepts only well-formed text, and is some ten times faster.
  if (readSimple(text)) return undefined;
  try {
    if (compose(text).errors.length === 0) return undefined;
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
  const { problems } = parseYaml(text, () => false);
  return problems.find(({ code }) => code === 'yaml/syntax' || code === 'yaml/unquoted-colon');
}
