/** Writes nodes as YAML, each in a random style that preserves its meaning. An independent reader decides where a plain scalar is safe. */
import { parseDocument } from 'yaml';
import type { Pick } from './pick.ts';
import type { ListNode, MappingNode, Node, ScalarNode } from './yamlNode.ts';

interface Location {
  /** The number of spaces before the keys or dashes of the enclosing collection. */
  readonly indent: number;
  readonly flow: boolean;
}

/** Whether readers of YAML 1.1 and 1.2 read a plain scalar as exactly this text or as a number written like it; cached in `known`. */
function isPlainText(content: string, flow: boolean, known: Map<string, boolean>): boolean {
  const key = `${String(flow)} ${content}`;
  const found = known.get(key) ?? readsBack(content, flow);
  known.set(key, found);
  return found;
}

function readsBack(content: string, flow: boolean): boolean {
  if (/^[%*&!]|[\n\u0000-\u001f]/.test(content)) return false;
  return (['1.1', '1.2'] as const).every((version) => {
    const document = parseDocument(flow ? `[{k: ${content}}]` : `k: ${content}`, { version, logLevel: 'silent' });
    if (document.errors.length + document.warnings.length > 0) return false;
    const read: unknown = document.toJS();
    const value: unknown = (flow ? (read as unknown[])[0] : read) as unknown;
    const own = (value as { k?: unknown } | null)?.k;
    return own === content || (typeof own === 'number' && String(own) === content);
  });
}

export interface Writer {
  /** Returns the document's text with `\n` between lines, without anything before its first key or after its last value. */
  write(root: MappingNode): string;
}

/** Creates a writer with its own indentation width; `known` may be shared between documents. */
export function createWriter(pick: Pick, known: Map<string, boolean>): Writer {
  const step = pick.one([2, 2, 4, 3]);
  const commented = pick.chance(40);
  const pad = (count: number): string => ' '.repeat(count);
  const remark = (): string =>
    pick.one(['checked twice', 'TODO: ask the source', "don't: {touch", '🐻 - see T1059', '#']);
  const behind = (): string => (commented && pick.chance(4) ? ` # ${remark()}` : '');
  const above = (indent: number): string =>
    !commented || !pick.chance(6) ? '' : pick.one([`${pad(indent)}# ${remark()}\n`, '\n', `\n# ${remark()}\n`]);
  const anchor = (name: string | undefined): string => (name === undefined ? '' : `&${name} `);

  /** Returns the text after a key's colon or a dash, with its line break. */
  function value(node: Node, { indent }: Location, afterDash: boolean): string {
    if (node.kind === 'alias') return ` *${node.name}${behind()}\n`;
    if (node.kind === 'scalar') return scalar(node, indent);
    const empty = node.kind === 'list' ? node.items.length === 0 : node.entries.length === 0;
    if (empty || (isSmall(node) && pick.chance(25)) || (afterDash && node.kind === 'list'))
      return ` ${flowOf(node, indent)}${behind()}\n`;
    if (node.kind === 'mapping') return `${behind()}\n${entries(node, indent + step)}`;
    const head = node.anchor === undefined ? '' : ` &${node.anchor}`;
    return `${head}${behind()}\n${items(node, indent + pick.one([step, step, 0]))}`;
  }

  function entries(node: MappingNode, indent: number): string {
    const key = (name: string): string => (pick.chance(2) ? JSON.stringify(name) : name);
    return node.entries
      .map(
        ([name, child]) => `${above(indent)}${pad(indent)}${key(name)}:${value(child, { indent, flow: false }, false)}`,
      )
      .join('');
  }

  function items(node: ListNode, indent: number): string {
    return node.items
      .map((item) => {
        const isBlock = item.kind === 'mapping' && item.entries.length > 0 && !(isSmall(item) && pick.chance(25));
        if (!isBlock) return `${above(indent)}${pad(indent)}-${value(item, { indent, flow: false }, true)}`;
        // The first key follows the dash.
        return `${above(indent)}${pad(indent)}- ${entries(item, indent + 2).replace(/^(?: *(?:#[^\n]*)?\n)* */, '')}`;
      })
      .join('');
  }

  function scalar(node: ScalarNode, indent: number): string {
    const { text, use } = node;
    const lead = anchor(node.anchor);
    const inner = pad(indent + step);
    const lines = text.split('\n');
    const isBlockable = use === 'prose' || use === 'body' || use === 'text';
    const styles: (() => string)[] = [];
    const plain = use === 'number' || use === 'word' || isPlainText(text, false, known);
    const folds = use === 'prose' && /^\S+(?: \S+)+$/.test(text);
    if (plain) styles.push(() => ` ${lead}${text}${behind()}\n`);
    if (use === 'number') return ` ${lead}${text}${behind()}\n`;
    if (plain && folds) styles.push(() => ` ${lead}${broken(text, inner)}${behind()}\n`);
    if (plain && use === 'prose' && lead === '') styles.push(() => `\n${inner}${broken(text, inner)}${behind()}\n`);
    if (lines.length === 1) styles.push(() => ` ${lead}${single(text)}${behind()}\n`);
    styles.push(() => ` ${lead}${double(text)}${behind()}\n`);
    if (folds)
      styles.push(() => ` ${lead}${broken(pick.chance(50) ? single(text) : double(text), inner)}${behind()}\n`);
    if (isBlockable && /^\S/.test(text) && !/\n$/.test(text)) {
      const literal = lines.map((line) => (line === '' ? '\n' : `${inner}${line}\n`)).join('');
      const chomp = use === 'text' ? '-' : pick.one(['', '', '-', '+']);
      styles.push(() => ` ${lead}|${pick.chance(5) ? String(step) : ''}${chomp}${behind()}\n${literal}`);
      if (use !== 'body' && lines.length === 1 && !/ {2}/.test(text))
        styles.push(() => ` ${lead}>${chomp}${behind()}\n${inner}${use === 'prose' ? broken(text, inner) : text}\n`);
    }
    return pick.one(styles)();
  }

  /** Replaces some of the spaces before words by line breaks, which YAML reads as spaces. */
  function broken(source: string, inner: string): string {
    return source.replace(/(?<=[^\s:\\]) (?=[A-Za-z])/g, () => (pick.chance(15) ? `\n${inner}` : ' '));
  }

  function flowOf(node: Node, indent: number): string {
    if (node.kind === 'alias') return `*${node.name} `;
    if (node.kind === 'scalar') return flowScalar(node);
    const parts =
      node.kind === 'list'
        ? node.items.map((item) => flowOf(item, indent))
        : node.entries.map(([key, child]) => `${key}: ${flowOf(child, indent)}`);
    const [open, close] = node.kind === 'list' ? ['[', ']'] : ['{', '}'];
    const head = node.kind === 'list' ? anchor(node.anchor) : '';
    if (parts.length > 0 && pick.chance(10)) {
      const inner = `\n${pad(indent + step)}`;
      return `${head}${open}${inner}${parts.join(`,${inner}`)}${pick.one(['', ','])}${inner}${close}`;
    }
    const blank = pick.one(['', ' ']);
    return parts.length === 0 ? `${head}${open}${close}` : `${head}${open}${blank}${parts.join(', ')}${blank}${close}`;
  }

  function flowScalar({ text, use, anchor: name }: ScalarNode): string {
    const lead = anchor(name);
    const plain = (use === 'word' && !/[,[\]{}:#]/.test(text)) || isPlainText(text, true, known);
    if (use === 'number') return lead + text;
    if (plain && pick.chance(70)) return lead + text;
    return lead + (text.includes('\n') || pick.chance(50) ? double(text) : single(text));
  }

  /** Returns text in double quotes, sometimes with non-ASCII characters as escapes. */
  function double(source: string): string {
    const quoted = JSON.stringify(source);
    if (!pick.chance(10)) return quoted;
    return quoted.replace(/[\u0080-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  }

  return { write: (root) => entries(root, 0) };
}

const single = (source: string): string => `'${source.replaceAll("'", "''")}'`;

/** Whether an author would write a node on one line. */
function isSmall(node: Node): boolean {
  if (node.kind === 'alias') return true;
  if (node.kind === 'scalar') return node.use !== 'body' && node.text.length < 60;
  const children = node.kind === 'list' ? node.items : node.entries.map(([, child]) => child);
  return children.length < 6 && children.every(isSmall);
}
