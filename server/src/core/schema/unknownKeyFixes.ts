/** Fixes for an unknown key other than renaming it to a known one. */
import type { Fix, Problem } from '../problems/problem.ts';
import type { Span } from '../text/text.ts';
import type { MappingNode, Pair, ScalarNode } from '../yaml/tree.ts';
import type { MappingShape } from './schemaIndex.ts';
import { nearestWords } from './unknownKeys.ts';

/**
 * Returns the fix that adds the prefix `x_` to an unknown key, as in `x_to_ids`. None if the key resembles a known key or the new name is
 * taken. Offsets refer to the document.
 */
export function keptAsOwn({ key, value }: Pair, { pairs }: MappingNode, form: MappingShape): Fix[] {
  const own = `x_${key.value.toLowerCase().replace(/[^a-z0-9]+/g, '_')}`.replace(/_{1,2}$/, '');
  const isName = /^[A-Za-z][\w .-]{0,40}$/.test(key.value) && !(value.kind === 'scalar' && value.isNull);
  const known = form.keys.map((one) => one.key);
  if (!isName || pairs.some((pair) => pair.key.value === own) || nearestWords(key.value, known).length > 0) return [];
  return [
    {
      title: `Rename to the custom key \`${own}\``,
      edits: [{ span: key.span, newText: own, replaces: [key.value] }],
    },
  ];
}

/**
 * Returns the fix that moves a pair into another key's mapping: `score: 9.8` becomes `cvss: { score: 9.8 }`. Offsets refer to the document.
 */
export function movedInto({ key, value }: Pair, [outer, inner]: readonly [string, string]): Fix {
  const edits = [
    { span: key.span, newText: `${outer}: { ${inner}` },
    { span: [value.span[1], value.span[1]] as Span, newText: ' }' },
  ];
  return { title: `Move to \`${outer}\``, edits, preferred: true };
}

/**
 * Returns the problem for `{name:Rclone}` and `{name=Rclone}`, which YAML reads as a key without a value. Offsets refer to the document.
 */
export function missingSpace({ span, value }: ScalarNode, key: string): Problem {
  const at = span[0] + key.length + 1;
  const equals = /^\s{0,9}=\s{0,9}/.exec(value.slice(key.length))?.[0];
  if (equals !== undefined) {
    const edits = [{ span: [at - 1, at - 1 + equals.length] as Span, newText: ': ', replaces: [value] }];
    const message = `\`=\` follows \`${key}\`, but YAML requires a colon and a space after a key.`;
    return problemOf(span, message, { title: 'Replace `=` with a colon', edits });
  }
  const edits = [{ span: [at, at] as Span, newText: ' ', replaces: [value] }];
  const message = `\`${key}\` is read as a key only if a space follows its colon. Add a space.`;
  return problemOf(span, message, { title: 'Add a space after the colon', edits, safe: true });
}

const problemOf = (span: Span, message: string, fix: Fix): Problem => ({
  code: 'schema/unknown-key',
  severity: 'error',
  span,
  message,
  fixes: [{ ...fix, preferred: true }],
});
