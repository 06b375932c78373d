/**
 * Checks how values are written: values that other tools read differently or that a comment cuts off, escapes in paths, dates, IDs, country
 * codes, and fences around code.
 */
import type { Fix, Problem, Severity } from '../problems/problem.ts';
import type { Span } from '../text/text.ts';
import { normaliseTechniqueId, readObjectId, correctedId } from '../catalogue/objectId.ts';
import { quoteScalar, readAs, singleQuoted } from '../yaml/quote.ts';
import type { Comment, ScalarNode, YamlNode } from '../yaml/tree.ts';
import { isPlaceholder } from '../text/placeholder.ts';
import { readDate } from '../model/dates.ts';
import { commentInValue, endOnLine } from './commentInValue.ts';
import type { PastedTechnique } from '../model/pastedTechnique.ts';
import { readPastedTechnique } from './written/index.ts';
import { fencedBody } from './fencedBody.ts';
import { meantCwe } from './cweForm.ts';
import { wantedFormats } from './wantedFormats.ts';
import type { MappingShape, TextShape } from './schemaIndex.ts';
import { sectionOf, walkShapes, type Visit } from './shapes.ts';

export interface ValueProblems {
  readonly problems: readonly Problem[];
  /** Values that a comment cuts off or shortens. They must not be reported again as empty or unknown. */
  readonly consumed: ReadonlySet<YamlNode>;
}

/** Checks how each scalar with a known schema is written. Offsets are relative to `text`. */
export function checkValues(
  root: YamlNode | undefined,
  text: string,
  comments: readonly Comment[],
  schema: MappingShape,
): ValueProblems {
  const problems: Problem[] = [];
  const consumed = new Set<YamlNode>();
  const seen = new Set<YamlNode>();
  walkShapes(root, schema, (visit) => {
    const { chosen } = visit;
    if (visit.node.kind === 'scalar' && visit.node.isNull) {
      const comment = commentAfter(visit, text, comments);
      if (comment) {
        consumed.add(visit.node);
        problems.push(commentInsteadOfValue(comment, text, visit));
      }
    }
    if (chosen.kind !== 'text' || seen.has(chosen.node)) return;
    seen.add(chosen.node);
    const cut = commentInValue(visit, text);
    if (cut) {
      consumed.add(visit.node);
      problems.push(cut);
      return;
    }
    for (const check of checks) {
      const problem = check(chosen.node, chosen.shape, visit, text);
      if (problem) problems.push(problem);
    }
  });
  return { problems, consumed };
}

const quoteFix = (
  span: Span,
  newText: string,
  title = 'Put the value in quotes',
  replaces: readonly string[] = [],
): readonly Fix[] => [
  { title, edits: [{ span, newText, ...(replaces.length > 0 ? { replaces } : {}) }], safe: true, preferred: true },
];

function commentAfter({ node, pair }: Visit, text: string, comments: readonly Comment[]): Comment | undefined {
  if (node.kind === 'scalar' && node.value !== '') return undefined;
  const from = pair ? pair.key.span[1] : node.span[0];
  const comment = comments.find((one) => one.span[0] >= from);
  if (!comment || comment.ownLine || !/^#\S/.test(text.slice(...comment.span))) return undefined;
  return /^\s*(?::[ \t]*)?(?:-[ \t]*)?$/.test(text.slice(from, comment.span[0])) ? comment : undefined;
}

function commentInsteadOfValue({ span: [start, stop] }: Comment, text: string, visit: Visit): Problem {
  const value = text.slice(start, stop).trimEnd();
  const end = endOnLine(visit, text, start, start + value.length);
  return {
    code: 'yaml/comment-in-value',
    severity: 'warning',
    span: [start, start + value.length],
    message: `YAML reads \`${value}\` as a comment, so the value is empty. Put the text in quotes.`,
    fixes: quoteFix([start, end], singleQuoted(text.slice(start, end))),
  };
}

type Check = (node: ScalarNode, shape: TextShape, visit: Visit, text: string) => Problem | undefined;

/**
 * Matches the source text of a double-quoted path: it begins with a drive, registry hive, variable, share or folder. Text that begins with
 * an escaped quote, a line break or a numeric escape (`\u00e9`, which JSON writers produce) is not a path.
 */
const pathStart =
  /^(?:[A-Za-z]:\\|\\\\|%\w+%\\|HK[A-Z_]{2,}\\|~\\|\.{1,2}\\|\\(?!u[\da-fA-F]{4}|U[\da-fA-F]{8}|x[\da-fA-F]{2})[A-Za-z]\w+\\)/;

const escapeInPath: Check = (node, _form, _visit, text) => {
  if (node.style !== 'double') return undefined;
  const written = text.slice(node.span[0] + 1, node.span[1] - 1);
  if (!pathStart.test(written)) return undefined;
  const escape =
    /^(?:[^\\]|\\\\|\\["/]|\\u[\da-fA-F]{4}|\\U[\da-fA-F]{8})*(\\(?!u[\da-fA-F]{4}|U[\da-fA-F]{8})[^\\"/\r\n])/.exec(
      written,
    )?.[1];
  if (!escape) return undefined;
  const meaning: Readonly<Record<string, string>> = {
    n: 'a line break',
    t: 'a tab',
    r: 'a carriage return',
    b: 'a backspace',
  };
  return {
    code: 'yaml/escape-in-path',
    severity: 'warning',
    span: node.span,
    message: `In double quotes, \`${escape}\` means ${meaning[escape[1] ?? ''] ?? 'a special character'}, not part of a path. Put the path in single quotes.`,
    fixes: quoteFix(
      node.span,
      singleQuoted(written.replaceAll('\\\\', '\\').replaceAll('\\"', '"')),
      'Use single quotes',
      [node.value],
    ),
  };
};

const ambiguous: Check = (node, shape, visit) => {
  if (node.style !== 'plain' || node.isNull || shape.boolean || shape.number || shape.words) return undefined;
  if (shape.value === 'country' || shape.value === 'region' || shape.value === 'date' || shape.value === 'time')
    return undefined;
  const reading = readAs(node.value);
  if (reading === 'text' || /^[yYnN]$/.test(node.value)) return undefined;
  if (reading === 'number' && String(Number(node.value)) === node.value) return undefined;
  const severity: Severity = sectionOf(visit) === 'indicators' ? 'warning' : 'information';
  const other = reading === 'null' ? 'nothing' : `a ${reading}`;
  return {
    code: 'yaml/ambiguous-scalar',
    severity,
    span: node.span,
    message: `Other YAML tools read \`${node.value}\` as ${other} instead of text. Put the value in quotes.`,
    fixes: quoteFix(node.span, quoteScalar(node.value, 'double')),
  };
};

const date: Check = (node, { value }) => {
  if (value !== 'date' || node.isNull || node.value.trim() === '' || isPlaceholder(node.value)) return undefined;
  const { valid, suggestion, isAssumed, impossible } = readDate(node.value);
  if (valid) return undefined;
  const form =
    suggestion?.includes('T') === true
      ? 'A date with a time has the form YYYY-MM-DDThh:mm:ssZ'
      : 'Dates have the form YYYY-MM-DD';
  const message = suggestion
    ? `${form}. Use ${suggestion}${isAssumed ? ' if the time is in UTC; otherwise replace Z with the offset, such as +02:00' : ''}.`
    : impossible
      ? `"${node.value.slice(0, 40)}" does not exist. Check the month${/:/.test(node.value) ? ', the day and the time' : ' and the day'}.`
      : `"${node.value.slice(0, 40)}" is not a date. Use the format YYYY-MM-DD, such as 2026-03-31.`;
  const fix = suggestion
    ? {
        fixes: quoteFix(node.span, quoted(node, suggestion), `Change to ${suggestion}`, [node.value]).map((one) =>
          // The intended time zone is unknown.
          isAssumed ? { ...one, safe: false } : one,
        ),
      }
    : {};
  return { code: 'schema/format', severity: 'error', span: node.span, message, ...fix };
};

const techniqueId: Check = (node, shape, _visit, text) => {
  const inLine = shape.value === 'technique';
  if ((!inLine && shape.value !== 'technique-id') || node.isNull || isPlaceholder(node.value)) return undefined;
  const pasted = readPastedTechnique(node.value);
  if (pasted) return pastedTechnique(node, pasted, inLine);
  const first = /^\s*([^\s:,–—]+)/.exec(node.value)?.[1] ?? '';
  // A first word without digits is part of a name, not an ID.
  const id = inLine && /\d/.test(first) ? first : node.value.trim();
  if (id === '' || /^(?:T\d{4}(?:\.\d{3})?|MOB-T\d{4}|(?:TA|DC|DS|DET|AN|[GSMC])\d{4})$/.test(id)) return undefined;
  const named = inLine ? undefined : /^(T\d{4}(?:[./]\d{1,3})?)(?:\s+|\s*[-–—:,]\s*)\S/i.exec(id)?.[1];
  const exact = normaliseTechniqueId(named ?? id);
  const right = exact ?? correctedId(named ?? id);
  const span = idSpan(node, id, text);
  const message =
    named && right
      ? `Use only the technique ID here: ${right}. The name belongs in \`mitre_attack\`.`
      : right
        ? `Write the technique ID as ${right}, not ${id}.`
        : `"${id.slice(0, 40)}" is not a technique ID. Use T and four digits, followed by a dot and three digits for a sub-technique: T1566 or T1566.002.`;
  const replacing = right ? quoteFix(span, right, `Change to ${right}`, [node.value]) : [];
  // Not safe: the name may belong to a different technique, and a mistyped ID may stand for another one.
  const fix = right
    ? { fixes: named || exact === undefined ? replacing.map((one) => ({ ...one, safe: false })) : replacing }
    : {};
  return { code: 'schema/pattern', severity: 'error', span, message, ...fix };
};

/**
 * Returns the problem for an ID in the notation of a web page, a rule or a table. The fix keeps the technique's name if a name is allowed
 * there.
 */
function pastedTechnique(node: ScalarNode, { id, name }: PastedTechnique, inLine: boolean): Problem {
  const right = inLine && name !== undefined ? `${id} - ${name}` : id;
  const written = node.value.replace(/\s+/g, ' ').trim();
  const message = `Write the technique as ${right}, not "${written.length > 60 ? `${written.slice(0, 59)}…` : written}".`;
  const newText = node.style === 'plain' ? quoteScalar(right, 'plain', true) : quoted(node, right);
  // A name that is not allowed here must not be removed automatically.
  const safe = inLine || name === undefined;
  const fixes = quoteFix(node.span, newText, `Change to ${right}`, [node.value]).map((fix) => ({ ...fix, safe }));
  return { code: 'schema/pattern', severity: 'error', span: node.span, message, fixes };
}

/** Reports `UK`, whose ISO 3166-1 code is GB. Other two-letter codes are not checked. */
const country: Check = (node, shape) => {
  if (shape.value !== 'country' || node.value.trim().toUpperCase() !== 'UK') return undefined;
  return {
    code: 'schema/pattern',
    severity: 'error',
    span: node.span,
    message: 'The ISO 3166-1 code for the United Kingdom is GB, not UK.',
    fixes: quoteFix(node.span, quoted(node, 'GB'), 'Change to GB', [node.value]),
  };
};

/**
 * Reports an `attack_id`, or an item of `mitigations`, that does not look like an ATT&CK ID. IDs of a different kind are reported by
 * `attack/wrong-kind`.
 */
const objectId: Check = (node, shape, { pair, within }) => {
  const wanted =
    shape.value?.endsWith('-id') && shape.value !== 'technique-id' ? wantedFormats[shape.value] : undefined;
  if (!wanted || node.isNull || node.value.trim() === '' || isPlaceholder(node.value)) return undefined;
  if (readObjectId(node.value)) return undefined;
  const key = (pair ?? within?.parent.pair)?.key.value ?? 'attack_id';
  const message = `${pair ? '' : 'An item of '}\`${key}\` can't be "${node.value.slice(0, 40)}": ${wanted}.`;
  const slipped = correctedId(node.value);
  const isOwn = slipped !== undefined && wanted.includes(`use ${slipped.replace(/\d.*/, '')} and`);
  const id = isOwn ? slipped : idBesideName(node.value);
  // The fix drops a name next to the ID, or guesses a mistyped ID, so it is not applied automatically.
  const fixes = id === undefined ? [] : quoteFix(node.span, quoted(node, id), `Change to ${id}`, [node.value]);
  const unsafe = fixes.map((fix) => ({ ...fix, safe: false }));
  return { code: 'schema/pattern', severity: 'error', span: node.span, message, fixes: unsafe };
};

/**
 * Returns the ID in text such as `M1032 - Multi-factor Authentication`, `APT29 (G0016)` or the URL of an ATT&CK page; undefined if the text
 * contains no ID, or more than one.
 */
function idBesideName(value: string): string | undefined {
  const found = value.slice(0, 200).match(/(?<![\w.-])(?:DC|[GSCM])\d{4}(?![\w.-])/g) ?? [];
  return found.length === 1 ? found[0] : undefined;
}

const cweId: Check = (node, shape) => {
  const right = shape.value === 'cwe' && !node.isNull ? meantCwe(node.value) : undefined;
  if (right === undefined) return undefined;
  const message = `Write the CWE ID as ${right}, not "${node.value.trim().slice(0, 60)}".`;
  // Not safe if the fix drops a name or changes an ID of another kind.
  const safe = !/\p{L}{3}.*\p{L}|^CVE/iu.test(node.value.replace(/^\s*CWE|https?:.*/i, ''));
  const fixes = quoteFix(node.span, quoted(node, right), `Change to ${right}`, [node.value]);
  return {
    code: 'schema/pattern',
    severity: 'error',
    span: node.span,
    message,
    fixes: fixes.map((fix) => (safe ? fix : { ...fix, safe })),
  };
};

/**
 * Returns the span of the ID within a scalar, or of the whole scalar if its value differs from the source text, for example after error
 * recovery.
 */
function idSpan(node: ScalarNode, id: string, text: string): Span {
  const lead = node.style === 'plain' ? 0 : node.style === 'single' || node.style === 'double' ? 1 : undefined;
  const at = node.value.indexOf(id);
  const start = node.span[0] + (lead ?? 0) + at;
  return lead === undefined || !text.startsWith(id, start) ? node.span : [start, start + id.length];
}

const fences: Check = (node, shape, _visit, text) => fencedBody(node, shape, text);

const checks: readonly Check[] = [escapeInPath, fences, ambiguous, date, techniqueId, objectId, country, cweId];

const quoted = (node: ScalarNode, value: string): string =>
  node.style === 'plain' ? value : quoteScalar(value, node.style === 'double' ? 'double' : 'single');
