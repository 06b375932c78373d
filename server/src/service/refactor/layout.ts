/** Converts lists and mappings between flow style (in brackets) and block style (one item or key on each line). */
import { isSafePlain, quoteScalar, type YamlNode } from '../../core/index.ts';
import {
  columnOf,
  endsLine,
  isOneLine,
  isPlainlyWritten,
  leadOf,
  lineEnd,
  type Level,
  type Refactoring,
  type Subject,
} from './subject.ts';

const kind = 'refactor.rewrite';

/** The maximum length of the line that results from joining lines. */
const maxLineLength = 120;

/** Returns the refactoring that changes the layout of the innermost collection around the cursor. */
export function provideLayout(subject: Subject): readonly Refactoring[] {
  for (const level of subject.levels.toReversed()) {
    const found = level.node.kind === 'scalar' || level.inFlow ? undefined : other(subject, level);
    if (found) return [found];
    // Only the collection at the cursor is converted, never one that encloses it.
    if (level.node.kind !== 'scalar' && !level.inFlow) return [];
  }
  return [];
}

function other(subject: Subject, level: Level): Refactoring | undefined {
  const { node } = level;
  if (node.kind === 'scalar' || !isPlainlyWritten(node, subject.document.text)) return undefined;
  return node.flow ? toLines(subject, level) : toOneLine(subject, level);
}

/** Returns the items or pairs of a flow collection as lines in block style; undefined if one of them spans several lines. */
function partsOf({ document }: Subject, node: YamlNode): readonly string[] | undefined {
  const { text } = document;
  if (node.kind === 'scalar') return undefined;
  const all =
    node.kind === 'sequence'
      ? node.items.map((item) => ({ span: item.span, source: `- ${text.slice(...item.span)}`, key: undefined }))
      : node.pairs.map(({ key, value }) => ({
          span: [key.span[0], Math.max(key.span[1], value.span[1])] as const,
          source: `${text.slice(...key.span)}:${value.span[0] < value.span[1] ? ` ${text.slice(...value.span)}` : ''}`,
          key,
        }));
  const isWhole = all.every(({ span, key }) => isOneLine(document, span) && span[0] < span[1] && key?.isNull !== true);
  return isWhole && all.length > 0 ? all.map(({ source }) => source) : undefined;
}

function toLines(subject: Subject, level: Level): Refactoring | undefined {
  const { document, newline } = subject;
  const { node, pair } = level;
  const parts = partsOf(subject, node);
  const lead = leadOf(subject, level);
  if (!parts || lead === undefined || !endsLine(document, node.span[1])) return undefined;
  const title = node.kind === 'mapping' ? 'Put each key on its own line' : 'Put each item on its own line';
  const column = pair ? columnOf(document, pair.key.span[0]) + 2 : columnOf(document, node.span[0]);
  const margin = newline + ' '.repeat(column);
  const [first = '', ...rest] = parts;
  const at = lineEnd(document, node.span[1]);
  const more = (pair ? parts : rest).map((part) => margin + part).join('');
  const head = pair ? { span: [lead, node.span[1]] as const, newText: '' } : { span: node.span, newText: first };
  return at === node.span[1]
    ? { title, kind, edits: [{ ...head, newText: head.newText + more }] }
    : { title, kind, edits: [head, { span: [at, at], newText: more }] };
}

function toOneLine(subject: Subject, level: Level): Refactoring | undefined {
  const { document } = subject;
  const { node, pair } = level;
  const lead = leadOf(subject, level, true);
  const written = inBrackets(subject, node);
  if (written === undefined || lead === undefined || level.path.length === 0) return undefined;
  const start = pair ? lead : node.span[0];
  const newText = pair ? ` ${written}` : written;
  if (columnOf(document, start) + newText.length > maxLineLength) return undefined;
  return { title: 'Put everything on one line', kind, edits: [{ span: [start, node.span[1]], newText }] };
}

/** Returns a value in flow style; undefined for multi-line text, absent values, and text that YAML would read differently in brackets. */
function inBrackets(subject: Subject, node: YamlNode): string | undefined {
  const { document } = subject;
  if (node.kind === 'scalar') {
    const source = document.text.slice(...node.span);
    if (source === '' || node.style === 'literal' || node.style === 'folded' || !isOneLine(document, node.span))
      return undefined;
    if (node.style !== 'plain' || isSafePlain(node.value, true)) return source;
    // YAML would read these values differently in brackets. A diagnostic reports them.
    if (/:\s|\s#/.test(source)) return undefined;
    // Numbers and dates are not quoted, because YAML reads them the same way in brackets.
    return /[,[\]{}]|:$/.test(source) ? quoteScalar(node.value, 'plain', true) : source;
  }
  if (node.flow) return isOneLine(document, node.span) ? document.text.slice(...node.span) : undefined;
  const parts =
    node.kind === 'sequence'
      ? node.items.map((item) => inBrackets(subject, item))
      : node.pairs.map(({ key, value }) => {
          const [one, two] = [inBrackets(subject, key), inBrackets(subject, value)];
          return one === undefined || two === undefined ? undefined : `${one}: ${two}`;
        });
  if (parts.length === 0 || parts.some((part) => part === undefined)) return undefined;
  return node.kind === 'sequence' ? `[${parts.join(', ')}]` : `{ ${parts.join(', ')} }`;
}
