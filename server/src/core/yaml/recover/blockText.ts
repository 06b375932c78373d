/** Repairs block scalars (`|`, `>`) with an invalid header, or whose first lines are indented too far. */
import { contentLineAfter } from './outline.ts';
import type { Edit } from '../../text/edits.ts';
import {
  contentLineBefore,
  lineAfter,
  lineAround,
  syntaxProblem,
  withoutComment,
  type Broken,
  type Line,
  type RecoveryStrategy,
  type Repair,
} from './repair.ts';
import { suspects } from './suspects.ts';
import { quoteRepair } from './unquoted.ts';
import { smallest } from '../../util/lists.ts';

const header = /^([ \t]*(?:- +){0,20}(?:[^\s#:][^:#]*:[ \t]+)?)([|>])([-+0-9]*)([ \t]*)(?=[^\s#])/;

/** Repairs block scalar headers followed by text: `body: | process where`, `- > 500 hosts`, `summary: |x`. */
export function blockHeader({ text, at, code }: Broken): readonly Repair[] {
  if (code !== 'UNEXPECTED_TOKEN' && code !== 'BAD_SCALAR_START') return [];
  const line = lineAround(text, at);
  const found = header.exec(line.content);
  if (!found) return [];
  const [all, lead = '', sign = '', marks = '', blanks = ''] = found;
  const valueAt = line.start + lead.length;
  const next = contentLineAfter(text, line);
  const column = /^[ \t]*(?:- +)*/.exec(line.content)?.[0].length ?? 0;
  const own = /:[ \t]+$/.test(lead) ? column : line.indent;
  if (!next || next.indent <= own) {
    const end = line.start + withoutComment(line.content).length;
    const message = `\`${sign}\` at the start of a value begins a block of text, which must start on the next line. Put the text in quotes.`;
    return [quoteRepair(text, [valueAt, end], message)];
  }
  const rest = line.content.slice(all.length).trimEnd();
  const restAt = line.start + all.length;
  const junk = rest.length <= 2 && blanks === '';
  const edits: Edit[] = junk
    ? [{ span: [restAt, restAt + rest.length], newText: '' }]
    : [
        {
          span: [restAt - blanks.length, restAt],
          newText: `${text[line.end] === '\r' ? '\r\n' : '\n'}${' '.repeat(next.indent)}`,
        },
      ];
  const message = junk
    ? `Only \`-\` or \`+\`, and a digit from 1 to 9, may follow \`${sign}\`. Remove the \`${rest}\`.`
    : `A block of text begins on the line below its \`${sign}${marks}\`. Move the text there.`;
  const title = junk ? `Remove the \`${rest}\`` : 'Move the text to the next line';
  return [{ problem: syntaxProblem([valueAt, restAt + rest.length], message, { title, edits }), edits }];
}

/** Repairs block scalars whose first lines are indented further than the rest. The first line sets the indentation that YAML requires. */
export function steepStart(broken: Broken): readonly Repair[] {
  const { text } = broken;
  const line = suspects(broken)[0];
  if (!line) return [];
  const steep: Line[] = [];
  let above = contentLineBefore(text, line);
  for (; above && above.indent > line.indent; above = contentLineBefore(text, above)) steep.unshift(above);
  const first = steep[0];
  if (!first || !above || !/[:-][ \t]+[|>][-+]?[ \t]*(?:#[^]*)?$/.test(above.content) || above.indent >= line.indent)
    return [];
  const by = smallest(steep.map(({ indent }) => indent)) - line.indent;
  const edits = steep.map(({ start }): Edit => ({ span: [start, start + by], newText: '' }));
  const message =
    'The first line of a block of text sets its indentation, but the lines below are indented less. Indent the first line like the lines below.';
  return [
    {
      problem: syntaxProblem([first.start + first.indent, first.start + first.content.trimEnd().length], message, {
        title: 'Indent the first line like the lines below',
        edits,
      }),
      edits,
    },
  ];
}

/** Repairs leading blank lines in a block scalar that contain more spaces than the scalar's indentation. YAML does not allow such lines. */
export const longSpaces: RecoveryStrategy = ({ text, at }) => {
  const line = lineAround(text, Math.min(at, text.length));
  const spaces: Line[] = [];
  let above = line.start === 0 ? undefined : lineAround(text, line.start - 1);
  for (
    ;
    above && above.content.trim() === '';
    above = above.start === 0 ? undefined : lineAround(text, above.start - 1)
  )
    if (above.content.length > line.indent) spaces.unshift(above);
  const [first] = spaces;
  if (!first || !above || line.content.trim() === '' || !/(?:^|[ \t])[|>][-+]?[ \t]*(?:#[^]*)?$/.test(above.content))
    return undefined;
  const edits = spaces.map(({ start, end }): Edit => ({ span: [start, end], newText: '' }));
  const message = `This blank line is indented by ${first.content.length} spaces, further than the text of the block (${line.indent}). Remove the spaces.`;
  const fix = { title: 'Remove the spaces', edits, safe: true };
  return { problem: syntaxProblem([first.start, first.end], message, fix), edits };
};

/** Returns the indentation of the next non-blank line that is indented without tabs; undefined if there is none. */
export const bodyIndentBelow = (text: string, line: Line): number | undefined => {
  for (let next = lineAfter(text, line); next; next = lineAfter(text, next))
    if (next.content.trim() !== '' && !/\t/.test(next.content.slice(0, next.indent))) return next.indent;
  return undefined;
};
