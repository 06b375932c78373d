/** What else than a new name helps with a key that the format does not have. */
import type { Fix } from '../problems/problem.ts';
import type { Span } from '../text/text.ts';
import type { MappingNode, Pair } from '../yaml/tree.ts';
import type { MappingShape } from './schemaIndex.ts';
import { nearestWords } from './unknownKeys.ts';

/** The fix that puts `x_` before an unknown key, as in `x_to_ids`; none for one that is like a key of the format, or taken. Offsets are the document's. */
export function keptAsOwn({ key, value }: Pair, { pairs }: MappingNode, form: MappingShape): Fix[] {
  const own = `x_${key.value.toLowerCase().replace(/[^a-z0-9]+/g, '_')}`.replace(/_{1,2}$/, '');
  const isName = /^[A-Za-z][\w .-]{0,40}$/.test(key.value) && !(value.kind === 'scalar' && value.isNull);
  const known = form.keys.map((one) => one.key);
  if (!isName || pairs.some((pair) => pair.key.value === own) || nearestWords(key.value, known).length > 0) return [];
  return [
    {
      title: `Keep it as a key of your own, \`${own}\``,
      edits: [{ span: key.span, newText: own, replaces: [key.value] }],
    },
  ];
}

/** The fix that moves a pair into the mapping of another key: `score: 9.8` to `cvss: { score: 9.8 }`. Offsets are the document's. */
export function movedInto({ key, value }: Pair, [outer, inner]: readonly [string, string]): Fix {
  const edits = [
    { span: key.span, newText: `${outer}: { ${inner}` },
    { span: [value.span[1], value.span[1]] as Span, newText: ' }' },
  ];
  return { title: `Move it into \`${outer}\``, edits, preferred: true };
}
