/** Moves the body of a detection rule to a file in a folder below the advisory, and back. */
import {
  canonicalValue,
  isDeviceName,
  isPlaceholder,
  lineBreakOf,
  pairOf,
  ruleKindSynonyms,
  ruleKindValues,
  staysInside,
  withoutTrailing,
  type AdvisoryDocument,
  type DocumentContext,
  type Edit,
  type Environment,
  type Pair,
  type RuleKind,
  type YamlNode,
} from '../../core/index.ts';
import { columnOf, levelsAt, type Level, type Subject } from './subject.ts';

/** The usual file extension for each kind. */
const endings: Readonly<Record<RuleKind, string>> = {
  yara: 'yar',
  sigma: 'yml',
  snort_suricata: 'rules',
  kql: 'kql',
  splunk_spl: 'spl',
  eql: 'eql',
  other: 'txt',
};

/** A rule body that is moved to a file. */
export interface NewRuleFile {
  /** The path relative to the advisory's folder, with `/` as the separator. Contains only letters, digits, hyphens, dots and separators. */
  readonly path: string;
  readonly content: string;
  /** The edits to the advisory. */
  readonly edits: readonly Edit[];
}

/**
 * Returns the file for the body of the rule at the cursor; undefined if the body cannot be moved, for example because the rule has no body,
 * already has a file, or would lose a comment.
 */
export function bodyToFile(subject: Subject, context: DocumentContext | undefined): NewRuleFile | undefined {
  const { document } = subject;
  const row = ruleRow(subject.levels);
  const body = row && pairOf(row, 'body');
  if (!row || !body || row.kind !== 'mapping' || row.flow || pairOf(row, 'file')) return undefined;
  const { value } = body;
  if (value.kind !== 'scalar' || value.isNull || isPlaceholder(value.value) || !/\S/.test(value.value))
    return undefined;
  const { text, lines } = document;
  const [start] = value.span;
  if (!/^[ \t]*:[ \t]+$/.test(text.slice(body.key.span[1], start))) return undefined;
  const isBlock = value.style === 'literal' || value.style === 'folded';
  if (isBlock && !/^[|>][-+\d]*[ \t]*$/.test(text.slice(start, lines.endOf(lines.lineAt(start))))) return undefined;
  const end = start + text.slice(...value.span).trimEnd().length;
  const path = freePath(row, context);
  if (path === undefined) return undefined;
  const newline = lineBreakOf(text);
  const content = `${withoutTrailing(value.value, /\n/).replaceAll('\n', newline)}${newline}`;
  return { path, content, edits: [{ span: [body.key.span[0], end], newText: `file: ${path}` }] };
}

/** Returns the mapping of the detection rule around the cursor. */
function ruleRow(levels: readonly Level[]): YamlNode | undefined {
  return levels.find(({ path, node }) => path[0] === 'detection_rules' && node.kind === 'mapping')?.node;
}

/** Returns a path in the folder `rules` that is not known to exist; undefined if none of the first candidates is free. */
function freePath(row: YamlNode, context: DocumentContext | undefined): string | undefined {
  const textAt = (key: string): string => {
    const value = pairOf(row, key)?.value;
    return value?.kind === 'scalar' ? value.value : '';
  };
  const kind = canonicalValue(textAt('type'), ruleKindValues, ruleKindSynonyms) ?? 'other';
  const words = textAt('name')
    .toLowerCase()
    .match(/[a-z0-9]{1,40}/g) ?? ['rule'];
  const name = withoutTrailing(words.join('-').slice(0, 60), /-/);
  // Windows reserves these names for devices.
  const stem = isDeviceName(name) ? `rule-${name}` : name;
  for (let number = 1; number < 100; number++) {
    const path = `rules/${stem}${number === 1 ? '' : `-${String(number)}`}.${endings[kind]}`;
    if (context?.fileExists?.(path) !== true) return path;
  }
  return undefined;
}

/**
 * Returns the `file` pair of the rule at the cursor, and the path. Returns undefined if there is no such pair that can be used, for example
 * because the path leads out of the advisory's folder, or because the rule also has a body.
 */
export function ruleFileAt(levels: readonly Level[]): { readonly pair: Pair; readonly path: string } | undefined {
  const row = ruleRow(levels);
  const pair = row && pairOf(row, 'file');
  if (!row || !pair || row.kind !== 'mapping' || row.flow || pairOf(row, 'body')) return undefined;
  if (pair.value.kind !== 'scalar' || pair.value.isNull || isPlaceholder(pair.value.value)) return undefined;
  const path = pair.value.value.trim();
  return isSafePath(path) ? { pair, path } : undefined;
}

/** Whether a path is relative and leads to a file below the advisory's folder. */
const isSafePath = (path: string): boolean =>
  /^[^\\:\u0000-\u001f]+$/.test(path) && !path.startsWith('/') && staysInside(path);

/** The maximum size of a file that is copied into the advisory, in characters. */
const maxBodyLength = 500_000;

/**
 * Returns the edits that replace the reference to a rule file at an offset with the content of the file. Returns none if there is no such
 * rule, or if the content is blank, too long, or cannot be represented in YAML.
 */
export function fileToBody(
  document: AdvisoryDocument,
  offset: number,
  content: string,
  env: Environment,
): readonly Edit[] {
  const found = ruleFileAt(levelsAt(document, offset, env));
  const text = withoutTrailing(content.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n'), /\n/);
  if (!found || text.length > maxBodyLength || !/\S/.test(text)) return [];
  if (/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffd]/.test(text)) return [];
  const { key, value } = found.pair;
  const newline = lineBreakOf(document.text);
  const margin = ' '.repeat(columnOf(document, key.span[0]) + 2);
  // A space or a line break at the beginning requires an indentation indicator (YAML 1.2.2, 8.1.1.1).
  const header = /^[ \n]/.test(text) ? '|2' : '|';
  const lines = text.split('\n').map((line) => newline + (line === '' ? '' : margin + line));
  const end = document.lines.endOf(document.lines.lineAt(value.span[1]));
  const comment = document.text.slice(value.span[1], end);
  return [{ span: [key.span[0], end], newText: `body: ${header}${comment.trimEnd()}${lines.join('')}` }];
}
