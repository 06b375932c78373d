/** Converts text to a block scalar, or a block scalar to a single line. Source: YAML 1.2.2, 8.1 "Block Scalar Styles". */
import { quoteScalar } from '../../core/index.ts';
import {
  columnOf,
  endsLine,
  isOneLine,
  leadOf,
  lineEnd,
  type Level,
  type Refactoring,
  type Subject,
} from './subject.ts';

const kind = 'refactor.rewrite';

/** Returns the refactoring for the text at the cursor. It is converted to a block scalar only if its location allows multi-line text. */
export function provideBlockText(subject: Subject): readonly Refactoring[] {
  const level = subject.levels.at(-1);
  if (level?.node.kind !== 'scalar' || level.inFlow || level.node.isNull) return [];
  const { style } = level.node;
  const found = style === 'literal' || style === 'folded' ? toLine(subject, level) : toBlock(subject, level);
  return found ? [found] : [];
}

/** Whether a location accepts multi-line text. */
function takesText({ shape }: Level): boolean {
  const text = shape?.text ?? shape?.list?.item.text;
  if (!text) return false;
  return text.prose || text.value === 'rule-body' || text.value === 'query';
}

function toBlock(subject: Subject, level: Level): Refactoring | undefined {
  const { document, newline } = subject;
  const { node, pair } = level;
  if (node.kind !== 'scalar' || !takesText(level)) return undefined;
  const lead = leadOf(subject, level);
  if (lead === undefined || !endsLine(document, node.span[1])) return undefined;
  const text = node.value;
  // Leading spaces and several trailing line breaks would need other block headers, and control characters need escapes.
  if (/^\s|\n\n$|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]/.test(text) || !/\S/.test(text))
    return undefined;
  const isFolded = node.style === 'plain' && !isOneLine(document, node.span);
  const column = pair ? columnOf(document, pair.key.span[0]) : columnOf(document, node.span[0]) - 2;
  const margin = ' '.repeat(Math.max(0, column) + 2);
  const content = isFolded
    ? document.text
        .slice(...node.span)
        .split(/\r?\n/)
        .map((line) => line.trim())
    : text.replace(/\n$/, '').split('\n');
  const header = isFolded ? '>-' : text.endsWith('\n') ? '|' : '|-';
  const body = content.map((line) => newline + (line === '' ? '' : margin + line)).join('');
  const at = lineEnd(document, node.span[1]);
  const title = 'Convert to a block of text';
  return at === node.span[1]
    ? { title, kind, edits: [{ span: node.span, newText: header + body }] }
    : {
        title,
        kind,
        edits: [
          { span: node.span, newText: header },
          { span: [at, at], newText: body },
        ],
      };
}

function toLine(subject: Subject, level: Level): Refactoring | undefined {
  const { document } = subject;
  const { node } = level;
  if (node.kind !== 'scalar') return undefined;
  const lead = leadOf(subject, level);
  const text = node.value.replace(/\n$/, '');
  if (lead === undefined || text === '' || /[\n\r]/.test(text)) return undefined;
  const [start, end] = node.span;
  const headerEnd = lineEnd(document, start);
  // A comment on the line of the block header would be lost.
  if (!/^[|>][-+\d]*[ \t]*$/.test(document.text.slice(start, headerEnd))) return undefined;
  const last = start + document.text.slice(start, end).trimEnd().length;
  return { title: 'Convert to a single line', kind, edits: [{ span: [start, last], newText: quoteScalar(text) }] };
}
