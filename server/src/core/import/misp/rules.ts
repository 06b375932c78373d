/** Reads attributes that are detection rules. */
import { ruleKindTitles, ruleKindValues, type RuleKind } from '../../model/vocabularies.ts';
import type { DraftValue } from '../draft.ts';
import { idsOf } from '../sections.ts';
import type { EventReading } from './eventTypes.ts';

/**
 * Adds a rule with its body. Facts in a comment written by our export are added under their original keys; any other comment becomes the
 * description.
 */
export function ruleOfAttribute(
  kind: RuleKind,
  body: string,
  comment: string,
  { collected }: EventReading,
  from: string,
): void {
  const facts = ruleFacts(comment);
  const name = facts?.fields['name'] ?? nameInBody(kind, body);
  const said = facts ? facts.fields : { description: comment === '' ? undefined : comment };
  collected.row('detection_rules', `${kind} ${body}`, { type: kind, name, ...said, body: body.trimEnd() }, from);
}

/**
 * Adds a rule from a text or link attribute in whose comment our export described a rule. Returns false if there is no such comment. Our export
 * uses such attributes for kinds of rules that have no attribute type, and for rules at a URL or in a file.
 */
export function ruleOfText(value: string, comment: string, { collected }: EventReading, from: string): boolean {
  const facts = ruleFacts(comment);
  if (!facts) return false;
  const isUrl = /^https?:\/\/\S+$/.test(value);
  const where = isUrl ? { url: value } : facts.fields['file'] === value ? {} : { body: value };
  collected.row('detection_rules', `${facts.kind} ${value}`, { type: facts.kind, ...facts.fields, ...where }, from);
  return true;
}

const labels: Readonly<Record<string, string>> = {
  ID: 'id',
  Author: 'author',
  License: 'license',
  Language: 'language',
  File: 'file',
  'Published at': 'url',
  Techniques: 'techniques',
  'Log sources': 'log_sources',
  'False positives': 'false_positives',
};

/** Reads `YARA Rules; name; ID: …; description; Author: …`. Returns undefined for a comment that does not begin with a kind of rule. */
function ruleFacts(
  comment: string,
): { readonly kind: RuleKind; readonly fields: Readonly<Record<string, DraftValue | undefined>> } | undefined {
  const [title = '', ...parts] = comment.split('; ');
  const kind = ruleKindValues.find((word) => ruleKindTitles[word] === title);
  if (kind === undefined && title !== 'Detection rule') return undefined;
  const fields: Record<string, DraftValue> = {};
  const said: string[] = [];
  parts.forEach((part, index) => {
    const [, label = '', text = ''] = /^([A-Z][A-Za-z ]{1,20}): (.*)$/.exec(part) ?? [];
    const key = Object.hasOwn(labels, label) ? labels[label] : undefined;
    if (key === 'techniques') fields[key] = idsOf(text);
    else if (key === 'false_positives' && /^none(?: known)?$/i.test(text)) fields[key] = [];
    else if (key === 'log_sources' || key === 'false_positives') fields[key] = text.split(', ');
    else if (key !== undefined) fields[key] = text;
    else if (index === 0) fields['name'] = part;
    else said.push(part);
  });
  return { kind: kind ?? 'other', fields: { ...fields, ...(said.length > 0 ? { description: said.join('; ') } : {}) } };
}

/** Returns the name in the body of a YARA, Sigma, Snort or Suricata rule; undefined if there is none, and for other kinds. */
function nameInBody(kind: RuleKind, body: string): string | undefined {
  if (kind === 'yara') return /\brule\s+(\w{1,128})/.exec(body)?.[1];
  if (kind === 'sigma') return /^title:[ \t]*(\S[^\n]{0,200})$/m.exec(body)?.[1];
  const start = kind === 'snort_suricata' ? body.indexOf('msg:"') : -1;
  return start < 0 ? undefined : body.slice(start + 5, start + 205).split('"', 1)[0];
}
