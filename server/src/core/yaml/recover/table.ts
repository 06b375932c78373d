/** Repairs a Markdown table below a key without `|`. YAML reads the table's first `|` as a block scalar header. */
import type { Edit } from '../../text/edits.ts';
import {
  contentLineBefore,
  keyedLine,
  lineAfter,
  syntaxProblem,
  type Line,
  type RecoveryStrategy,
  type Repair,
} from './repair.ts';
import { suspects } from './suspects.ts';

const tableLine = /^[ \t]*\|.*\|[ \t]*$/;

/** The maximum number of lines searched above for the key. */
const maxAbove = 5_000;

/**
 * Returns the repair for a table at the left margin below a key without a value, and the offset at which the table ends. The repair turns
 * the table into a block scalar. Returns undefined for any other line. Offsets are relative to `text`.
 */
export function tableAtMargin(
  text: string,
  first: Line,
): { readonly repair: Repair; readonly end: number } | undefined {
  const second = tableLine.test(first.content) ? lineAfter(text, first) : undefined;
  const above = second && tableLine.test(second.content) ? contentLineBefore(text, first) : undefined;
  const keyed = above && keyedLine(above);
  if (!above || keyed?.value !== '' || keyed.lead !== '') return undefined;
  const colon = above.start + above.content.indexOf(':', keyed.key.length) + 1;
  const edits: Edit[] = [{ span: [colon, colon], newText: ' |' }];
  let end = first.end;
  for (let line: Line | undefined = first; line && tableLine.test(line.content); line = lineAfter(text, line)) {
    edits.push({ span: [line.start, line.start], newText: '  ' });
    end = line.end;
  }
  const span = [first.start, first.start + first.content.trimEnd().length] as const;
  return {
    repair: {
      problem: syntaxProblem(span, messageFor(keyed.key, ', and indent all lines of the table'), { title, edits }),
      edits,
    },
    end,
  };
}

const title = 'Convert to a block of text';

const messageFor = (key: string, also = ''): string =>
  `A Markdown table must be in a block of text. Add \`|\` after \`${key}:\`${also}.`;

/** Repairs a table below its key by turning it into a block scalar. */
export const table: RecoveryStrategy = (broken) => {
  const { text } = broken;
  let first: Line | undefined = suspects(broken).find(({ content }) => tableLine.test(content));
  let above = first && contentLineBefore(text, first);
  for (let i = 0; above && i < maxAbove && tableLine.test(above.content); i++) {
    first = above;
    above = contentLineBefore(text, above);
  }
  const keyed = above && keyedLine(above);
  const second = first && lineAfter(text, first);
  if (!first || !above || keyed?.value !== '' || first.indent <= keyed.lead.length) return undefined;
  if (!second || !tableLine.test(second.content)) return undefined;
  const colon = above.start + above.content.indexOf(':', keyed.keyAt - above.start + keyed.key.length) + 1;
  const edits = [{ span: [colon, colon] as const, newText: ' |' }];
  const start = first.start + first.indent;
  const span = [start, first.start + first.content.trimEnd().length] as const;
  return { problem: syntaxProblem(span, messageFor(keyed.key), { title, edits }), edits };
};
